package io.mailcore.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Joins the lines of header fields and hands the known ones to their part. Holds no more than one
 * field, cut at the limit.
 */
final class FieldCollector {

  /** What an object costs beside its octets, roughly, when a summary's size is reckoned. */
  private static final int OVERHEAD = 32;

  private final MimeLimits limits;
  private byte[] octets = new byte[256];
  private int length;
  private boolean cut;
  private @Nullable KnownField field;
  private long headerLength;
  private int budget;

  FieldCollector(MimeLimits limits) {
    this.limits = limits;
    this.budget = limits.summaryOctets();
  }

  /** Whether the summary has become as large as it may. */
  boolean exhausted() {
    return budget <= 0;
  }

  /**
   * Takes a line that is not empty, without its line end.
   *
   * @param whole false if the line has more octets than are given
   */
  void line(byte[] line, int count, boolean whole, OpenPart part) {
    headerLength += count;
    if (count > 0 && (line[0] == ' ' || line[0] == '\t')) {
      append(line, 0, count, whole);
      return;
    }
    flush(part);
    int colon = 0;
    while (colon < count && line[colon] != ':') {
      colon++;
    }
    if (colon == count || headerLength > limits.headerOctets()) {
      return;
    }
    int nameEnd = colon;
    while (nameEnd > 0 && (line[nameEnd - 1] == ' ' || line[nameEnd - 1] == '\t')) {
      nameEnd--;
    }
    field = KnownField.find(line, nameEnd);
    append(line, colon + 1, count, whole);
  }

  /** Ends the header. */
  void end(OpenPart part) {
    flush(part);
    headerLength = 0;
  }

  private void append(byte[] line, int from, int to, boolean whole) {
    if (field == null) {
      return;
    }
    int count = Math.min(to - from, limits.fieldOctets() - length);
    cut |= !whole || count < to - from;
    if (length + count > octets.length) {
      octets = Arrays.copyOf(octets, Math.max(length + count, octets.length * 2));
    }
    System.arraycopy(line, from, octets, length, count);
    length += count;
  }

  private void flush(OpenPart part) {
    KnownField known = field;
    if (known != null) {
      String value = new String(octets, 0, length, StandardCharsets.ISO_8859_1);
      String kept = cut ? cutValue(known, value, part) : value;
      if (kept != null) {
        deliver(known, FieldText.unfold(kept), part);
      }
    }
    field = null;
    length = 0;
    cut = false;
  }

  private void deliver(KnownField known, String value, OpenPart part) {
    if (known.ofEnvelope() && part.envelope == null) {
      return;
    }
    budget -= OVERHEAD + cost(known, value);
    if (budget > 0) {
      part.accept(known, value, limits);
    }
  }

  /** Addresses and parameters become objects, one for each delimiter at most. */
  private static int cost(KnownField known, String value) {
    int delimiters = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ',' || c == ';' || c == ':') {
        delimiters++;
      }
    }
    boolean plain = known == KnownField.SUBJECT || known == KnownField.CONTENT_DESCRIPTION;
    return value.length() + (plain ? 0 : delimiters * OVERHEAD);
  }

  /** The start of an address list is worth having, that of an identifier is not. */
  private static @Nullable String cutValue(KnownField known, String value, OpenPart part) {
    return switch (known) {
      case FROM, SENDER, REPLY_TO, TO, CC, BCC -> value.substring(0, value.lastIndexOf(',') + 1);
      case SUBJECT, CONTENT_DESCRIPTION -> value;
      case CONTENT_TYPE -> {
        part.opaque = part.contentType == null;
        yield null;
      }
      default -> null;
    };
  }
}
