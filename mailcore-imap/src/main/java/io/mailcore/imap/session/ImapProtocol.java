package io.mailcore.imap.session;

import static java.util.Objects.requireNonNull;

import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.Protocol;
import io.mailcore.net.protocol.ProtocolSession;
import io.mailcore.net.protocol.ServerContext;
import java.util.Set;

/** Makes a session for each connection of an IMAP listener. */
public final class ImapProtocol implements Protocol {

  private final ServerContext server;
  private final ImapSettings settings;

  /** The protocol of a listener with these settings in this server. */
  public ImapProtocol(ServerContext server, ImapSettings settings) {
    this.server = requireNonNull(server, "server");
    this.settings = requireNonNull(settings, "settings");
  }

  @Override
  public ProtocolSession open(Connection connection) {
    return new SessionDriver(connection, server, settings);
  }

  @Override
  public String refusal() {
    return "* BYE [UNAVAILABLE] Too many connections\r\n";
  }

  @Override
  public Set<String> alpn() {
    return Set.of("imap");
  }
}
