package io.mailcore.net.netty;

/**
 * What keeps a strand from going on: a pump, a wait, a delay, a handshake. Used on the strand, but
 * for {@link #ready}.
 */
interface Hold {

  /** Whether {@link #proceed} would get further. Any thread may call. */
  boolean ready();

  /** Gets further; releases the connection when done. */
  void proceed();

  /** Whether {@link #proceed} may block, so that it mustn't run on an event loop. */
  default boolean mayBlock() {
    return false;
  }

  /** The connection is gone. */
  default void abandon() {}

  /** The server stops: what only waits for time to pass need not. Any thread may call. */
  default void hurry() {}
}
