package io.mailcore.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The boundaries of the multiparts that are open, outermost first (RFC 2046 section 5.1.1). */
final class Boundaries {

  /** A hundred times what RFC 2046 allows; a multipart with a longer one has none. */
  static final int LONGEST = 8192;

  /** Two dashes before, two behind. */
  private static final int DASHES = 4;

  private final List<OpenPart> open = new ArrayList<>();
  private int longest;
  private int shortest;
  private boolean closing;

  void add(OpenPart part, byte[] boundary) {
    part.boundary = boundary;
    open.add(part);
    measure();
  }

  void remove(OpenPart part) {
    if (part.boundary != null) {
      part.boundary = null;
      open.remove(part);
      measure();
    }
  }

  void clear() {
    open.clear();
    measure();
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  private void measure() {
    longest = 0;
    shortest = open.isEmpty() ? 0 : Integer.MAX_VALUE;
    for (OpenPart part : open) {
      byte[] boundary = part.boundary;
      if (boundary != null) {
        longest = Math.max(longest, boundary.length);
        shortest = Math.min(shortest, boundary.length);
      }
    }
  }

  /** How many octets of a line are needed to tell whether it is a delimiter. */
  int octetsNeeded() {
    return open.isEmpty() ? 0 : longest + DASHES;
  }

  /**
   * Finds the multipart that a line delimits: the boundary must be followed by a blank, by two
   * dashes, or by the end of the line. A boundary may be the start of another, and two dashes may
   * be part of one, so the longest that fits wins, and the innermost of equals.
   */
  @Nullable OpenPart match(byte[] line, int length) {
    if (length < 2 + shortest || line[0] != '-' || line[1] != '-') {
      return null;
    }
    OpenPart best = null;
    int bestLength = 0;
    for (int i = open.size() - 1; i >= 0; i--) {
      OpenPart candidate = open.get(i);
      byte[] boundary = candidate.boundary;
      if (boundary == null
          || boundary.length <= bestLength
          || !startsWith(line, length, boundary)) {
        continue;
      }
      int at = 2 + boundary.length;
      boolean dashes = at + 1 < length && line[at] == '-' && line[at + 1] == '-';
      if (at == length || dashes || line[at] == ' ' || line[at] == '\t') {
        best = candidate;
        bestLength = boundary.length;
        closing = dashes;
        if (at == length || (dashes && at + 2 == length)) {
          break;
        }
      }
    }
    return best;
  }

  /** Whether the line that matched last was a close delimiter. */
  boolean closing() {
    return closing;
  }

  private static boolean startsWith(byte[] line, int length, byte[] boundary) {
    int n = boundary.length;
    return 2 + n <= length
        && line[2] == boundary[0]
        && line[1 + n] == boundary[n - 1]
        && Arrays.equals(line, 2, 2 + n, boundary, 0, n);
  }
}
