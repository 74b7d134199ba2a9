package io.mailcore.imap.command;

import java.nio.ByteBuffer;

/**
 * Looks for octets beyond ASCII in the header of a message that comes in pieces: header fields of
 * its parts are not looked at.
 */
final class HeaderWatch {

  private boolean found;
  private boolean over;

  /** Whether nothing but CR has come since the last LF. */
  private boolean lineEmpty = true;

  /** Takes the next octets. */
  void accept(ByteBuffer piece) {
    while (!over && !found && piece.hasRemaining()) {
      byte octet = piece.get();
      if (octet == '\n') {
        over = lineEmpty;
        lineEmpty = true;
      } else if (octet != '\r') {
        lineEmpty = false;
        found = octet < 0;
      }
    }
  }

  /** Whether there was one in what came so far. */
  boolean found() {
    return found;
  }
}
