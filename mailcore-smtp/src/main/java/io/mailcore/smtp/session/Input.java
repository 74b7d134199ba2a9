package io.mailcore.smtp.session;

import java.nio.ByteBuffer;

/**
 * Who takes the octets that come now: commands, the lines of a log-in, or the text of a message.
 */
interface Input {

  /** Takes what it can of {@code octets}; something, if anything remains. */
  void read(ByteBuffer octets);

  /** Whether {@link #read} may block, so that it isn't for an event loop. */
  default boolean mayBlock() {
    return false;
  }

  /** Whether the server may stop now, as nothing is lost. */
  default boolean mayStop() {
    return true;
  }

  /** The connection is gone. */
  default void abandon() {}
}
