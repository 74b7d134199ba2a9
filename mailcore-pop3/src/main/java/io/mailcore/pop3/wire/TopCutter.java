package io.mailcore.pop3.wire;

import java.nio.ByteBuffer;

/**
 * Finds where TOP ends (RFC 1939, section 7): behind the header, the empty line, and a number of
 * lines of the body. A line ends with LF, as everywhere that mailcore reads headers; an empty line
 * is CRLF or LF alone. Used by one thread at a time.
 */
public final class TopCutter {

  private long linesLeft;
  private boolean inBody;
  private boolean done;
  private long lineLength;
  private byte last;

  /** Lets {@code lines} lines of the body pass, 0 or more. */
  public TopCutter(int lines) {
    this.linesLeft = lines;
  }

  /** Moves the limit of {@code piece}, the message's next octets, to where TOP ends. */
  public void cut(ByteBuffer piece) {
    int at = piece.position();
    while (at < piece.limit() && !done) {
      see(piece.get(at));
      at++;
    }
    piece.limit(at);
  }

  private void see(byte octet) {
    if (octet != '\n') {
      lineLength++;
      last = octet;
      return;
    }
    if (inBody) {
      linesLeft--;
    } else {
      inBody = lineLength == 0 || lineLength == 1 && last == '\r';
    }
    lineLength = 0;
    done = inBody && linesLeft == 0;
  }

  /** Whether nothing more of the message is wanted. */
  public boolean isDone() {
    return done;
  }
}
