package io.mailcore.net;

import io.mailcore.net.protocol.Protocol;
import io.mailcore.net.protocol.ServerContext;

/**
 * An address to bind and the protocol spoken there. Immutable: {@code SmtpListener}, {@code
 * ImapListener} and {@code Pop3Listener} are the ones that come with mailcore; whoever writes a
 * protocol of their own implements this and {@link Protocol}.
 */
public interface ProtocolListener {

  /**
   * What the listener is called in logs, in {@code MailServer.address(String)} and in {@link
   * io.mailcore.model.SessionContext#protocol()}: {@code smtp}, {@code submission}, {@code imaps}
   * ...; unique in a server.
   */
  String name();

  /** Where it listens, and within which bounds. */
  ListenerSettings settings();

  /**
   * Makes the protocol; called once by {@code MailServer.Builder.start()}, before anything is
   * bound.
   *
   * @throws IllegalStateException if the listener can't work in this server, with a sentence that
   *     says what to do
   */
  Protocol protocol(ServerContext server);
}
