package io.mailcore.pop3;

import io.mailcore.net.ListenerSettings;
import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.Protocol;
import io.mailcore.net.protocol.ProtocolSession;
import io.mailcore.net.protocol.ServerContext;
import io.mailcore.pop3.command.Commands;
import io.mailcore.pop3.session.Maildrops;
import io.mailcore.pop3.session.Pop3Session;
import io.mailcore.pop3.wire.Pop3Reply;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a session together for each connection of a listener. */
final class Pop3Protocol implements Protocol {

  private static final Logger LOG = LoggerFactory.getLogger(Pop3Protocol.class);

  private final ServerContext server;
  private final ListenerSettings settings;
  private final Maildrops maildrops;

  Pop3Protocol(String name, ListenerSettings settings, ServerContext server) {
    if (settings.implicitTls() && !server.hasTls()) {
      throw new IllegalStateException(
          name + ": no certificate: give the listener or the server one with tls(...)");
    }
    if (!server.hasTls() && !server.plaintextAuthAllowed()) {
      LOG.warn(
          "{}: nobody can log in: there is no certificate, and passwords in clear aren't allowed",
          name);
    }
    this.server = server;
    this.settings = settings;
    this.maildrops = new Maildrops(server);
  }

  @Override
  public ProtocolSession open(Connection connection) {
    return new Pop3Session(connection, server, maildrops, settings, Commands.all());
  }

  @Override
  public String refusal() {
    return Pop3Reply.error(Pop3Reply.TEMPORARY, "too many connections").line() + "\r\n";
  }

  @Override
  public Set<String> alpn() {
    return Set.of("pop3");
  }
}
