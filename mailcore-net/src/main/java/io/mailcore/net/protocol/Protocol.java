package io.mailcore.net.protocol;

/** Makes a session for each connection of a listener. Safe for use by several threads. */
@FunctionalInterface
public interface Protocol {

  /**
   * Makes the session of {@code connection}. Called on the connection's strand; does nothing that
   * blocks.
   */
  ProtocolSession open(Connection connection);

  /**
   * What a client is told, in clear, whose connection is over a limit of the listener; empty to
   * close without a word. Called on an event loop: a constant.
   */
  default String refusal() {
    return "";
  }
}
