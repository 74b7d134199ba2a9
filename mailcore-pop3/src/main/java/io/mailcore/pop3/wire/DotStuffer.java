package io.mailcore.pop3.wire;

import java.nio.ByteBuffer;

/**
 * Makes a message the body of a multi-line answer (RFC 1939, section 3): a {@code .} at the start
 * of a line is doubled, an end of line is put behind the last line if that has none, and {@code .}
 * on a line of its own follows.
 *
 * <p>The message's own octets go out as they are, bare CR and LF included. A dot behind a bare LF
 * is doubled as well: most clients take any LF for the end of a line, and would otherwise take
 * {@code LF . CR LF} inside a message for its end. Used by one thread at a time.
 */
public final class DotStuffer {

  /** How many octets {@link #end} may write. */
  public static final int MAX_END = 5;

  private byte last = '\n';
  private byte beforeLast = '\r';

  /**
   * Writes the remaining octets of {@code input} to {@code output}, which has room for half as many
   * again.
   */
  public void stuff(ByteBuffer input, ByteBuffer output) {
    while (input.hasRemaining()) {
      byte octet = input.get();
      if (octet == '.' && last == '\n') {
        output.put((byte) '.');
      }
      output.put(octet);
      beforeLast = last;
      last = octet;
    }
  }

  /** Writes the end of the answer. */
  public void end(ByteBuffer output) {
    if (!endsLine(beforeLast, last)) {
      output.put((byte) '\r').put((byte) '\n');
    }
    output.put((byte) '.').put((byte) '\r').put((byte) '\n');
  }

  /** Whether a message that ends with these two octets ends with CRLF. */
  public static boolean endsLine(byte beforeLast, byte last) {
    return beforeLast == '\r' && last == '\n';
  }
}
