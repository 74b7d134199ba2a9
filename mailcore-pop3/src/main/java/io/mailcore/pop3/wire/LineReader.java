package io.mailcore.pop3.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a client's bytes into lines; the same bytes give the same lines, however they are split.
 *
 * <p>Every LF ends a line, but only CRLF ends it well (RFC 1939, section 3): so a line that was
 * ended with LF alone gets an answer, a negative one, and nothing behind it is taken for part of
 * it. Nothing behind the LF is consumed from the buffer. Used by one thread at a time.
 */
public final class LineReader {

  /** How many octets of a line that is too long are passed over before it counts as a flood. */
  public static final int MAX_PASSED_OVER = 64 * 1024;

  private static final int FIRST_SIZE = 64;

  private final int limit;
  private byte[] line = new byte[FIRST_SIZE];
  private int length;
  private boolean malformed;
  private boolean endsWithCr;

  /** Reads lines of at most {@code limit} octets, CRLF included; of longer ones no more is kept. */
  public LineReader(int limit) {
    if (limit < 2) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: 2 or more)");
    }
    this.limit = limit;
  }

  /**
   * The next line, or empty if {@code input} holds no end of it; the input is then consumed whole.
   */
  public Optional<Line> read(ByteBuffer input) {
    while (input.hasRemaining()) {
      byte octet = input.get();
      if (octet == '\n') {
        return Optional.of(end());
      }
      if (length == 0 && ForeignSpeech.isForeignFirst(octet)) {
        return Optional.of(end(Line.Kind.FOREIGN));
      }
      take(octet);
      if (length > limit + MAX_PASSED_OVER) {
        return Optional.of(end(Line.Kind.FLOOD));
      }
    }
    return Optional.empty();
  }

  private void take(byte octet) {
    // A CR is a bare one as soon as something other than LF follows it.
    malformed |= endsWithCr || octet == 0;
    endsWithCr = octet == '\r';
    if (length < limit) {
      if (length == line.length) {
        byte[] shorter = line;
        line = Arrays.copyOf(shorter, Math.min(limit, length * 2));
        Arrays.fill(shorter, (byte) 0);
      }
      line[length] = octet;
    }
    length++;
  }

  private Line end() {
    if (length + 1 > limit) {
      return end(Line.Kind.TOO_LONG);
    }
    return end(endsWithCr && !malformed ? Line.Kind.COMPLETE : Line.Kind.MALFORMED);
  }

  private Line end(Line.Kind kind) {
    int kept = Math.min(length, line.length);
    byte[] octets = Arrays.copyOf(line, kept > 0 && line[kept - 1] == '\r' ? kept - 1 : kept);
    reset();
    return new Line(octets, kind);
  }

  /** Forgets what there is of a line. */
  public void reset() {
    if (line.length > FIRST_SIZE) {
      Arrays.fill(line, (byte) 0);
      line = new byte[FIRST_SIZE];
    } else {
      Arrays.fill(line, 0, Math.min(length, line.length), (byte) 0);
    }
    length = 0;
    malformed = false;
    endsWithCr = false;
  }
}
