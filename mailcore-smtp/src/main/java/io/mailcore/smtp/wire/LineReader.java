package io.mailcore.smtp.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Gathers octets into lines. A line ends with CR LF and with nothing else (RFC 5321, section
 * 2.3.8): a CR or LF alone stays in the line, for the parser to refuse. For use by one thread at a
 * time.
 */
public final class LineReader {

  private static final int FIRST_ROOM = 128;

  /**
   * A line without its CR LF.
   *
   * @param octets the line, or its first octets if it is too long
   * @param tooLong whether it was longer than the limit
   */
  public record Line(byte[] octets, boolean tooLong) {}

  private final int limit;
  private byte[] held = new byte[FIRST_ROOM];
  private int kept;
  private long length;
  private boolean afterCr;

  /**
   * Creates a reader.
   *
   * @param limit the octets of a line with its CR LF that are kept; those of longer lines are
   *     counted and thrown away
   */
  public LineReader(int limit) {
    this.limit = limit;
  }

  /**
   * Reads to the end of a line, or of the input.
   *
   * @return empty if the line goes on
   */
  public Optional<Line> read(ByteBuffer input) {
    while (input.hasRemaining()) {
      byte octet = input.get();
      keep(octet);
      if (octet == '\n' && afterCr) {
        return Optional.of(end());
      }
      afterCr = octet == '\r';
    }
    return Optional.empty();
  }

  private void keep(byte octet) {
    length++;
    if (length > limit) {
      return;
    }
    if (kept == held.length) {
      held = Arrays.copyOf(held, Math.min(limit, held.length * 2));
    }
    held[kept++] = octet;
  }

  private Line end() {
    boolean tooLong = length > limit;
    Line line = new Line(Arrays.copyOf(held, tooLong ? kept : kept - 2), tooLong);
    reset();
    return line;
  }

  /** Forgets the line that is being read. */
  public void reset() {
    kept = 0;
    length = 0;
    afterCr = false;
    if (held.length > 4 * FIRST_ROOM) {
      held = new byte[FIRST_ROOM];
    }
  }

  /** How many octets of the line have been read so far, with those that were thrown away. */
  public long pending() {
    return length;
  }

  /** The first octet (0 to 255) of the line that is being read. */
  public OptionalInt first() {
    return kept == 0 ? OptionalInt.empty() : OptionalInt.of(held[0] & 0xFF);
  }
}
