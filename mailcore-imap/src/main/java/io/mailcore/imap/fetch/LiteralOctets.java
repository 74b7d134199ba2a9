package io.mailcore.imap.fetch;

import java.io.IOException;

/** Octets that are sent as a literal: how many, and then they themselves in chunks. */
interface LiteralOctets {

  /** How many octets are still to come. */
  long remaining();

  /** Whether a NUL may be among them, so that a {@code literal8} is needed (RFC 3516). */
  default boolean isBinary() {
    return false;
  }

  /**
   * Reads on.
   *
   * @param most octets to read, at least 1
   * @throws IOException if they can't be had, although they were promised
   */
  byte[] next(int most) throws IOException;

  /** Gives back the stream, if there is one, until the next chunk. */
  void pause();
}
