package io.mailcore.net.protocol;

import java.util.Set;

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

  /**
   * The protocol's names in TLS (RFC 7301), for example {@code imap}. A client that offers other
   * names only means another service, and its handshake fails; one that offers none is welcome.
   * Called on an event loop: a constant.
   */
  default Set<String> alpn() {
    return Set.of();
  }

  /**
   * Whether sessions run on the event loop of their connection. Such sessions never wait, and do
   * little at a time; before they call what may block they ask {@link Connection#blocking}. Others
   * always run on threads that may block. A constant.
   */
  default boolean runsOnLoop() {
    return false;
  }

  /**
   * Whether sessions call code of the host that may hang longer than a database would: policies
   * that ask others over the network, handlers of messages. Such sessions run on threads of their
   * own, so that they can't take those of other protocols. A constant.
   */
  default boolean callsHost() {
    return false;
  }
}
