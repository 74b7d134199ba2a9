package io.mailcore.pop3;

import static java.util.Objects.requireNonNull;

import io.mailcore.net.ConnectionLimits;
import io.mailcore.net.ConnectionTimeouts;
import io.mailcore.net.ListenerSettings;
import io.mailcore.net.ProtocolListener;
import io.mailcore.net.TlsSettings;
import io.mailcore.net.protocol.Protocol;
import io.mailcore.net.protocol.ServerContext;
import java.util.function.UnaryOperator;

/**
 * POP3 (RFC 1939) for the accounts of a server: each sees its INBOX as a maildrop.
 *
 * <p>With TOP, UIDL, CAPA (RFC 2449), STLS (RFC 2595), SASL (RFC 5034) and the response codes of
 * RFC 3206. A maildrop is for one session at a time; its messages are removed by QUIT alone, after
 * DELE; mail that comes during a session is seen by the next.
 *
 * <p>Passwords are taken over TLS only, unless the host allows otherwise: give the listener or the
 * server a certificate. Before log-in a client has {@link ConnectionTimeouts#login()} (60 seconds),
 * afterwards 30 minutes from one command to the next, or what {@link
 * ConnectionTimeouts#withCommand} says.
 *
 * <p>Immutable: every method that changes something returns another listener.
 */
public final class Pop3Listener implements ProtocolListener {

  /** The port of POP3 with TLS (RFC 8314, section 3). */
  private static final int PORT_TLS = 995;

  private final String name;
  private final ListenerSettings settings;

  private Pop3Listener(String name, ListenerSettings settings) {
    this.name = requireNonNull(name, "name");
    this.settings = settings;
  }

  /**
   * POP3 on this port of the loopback address, with STLS if there is a certificate; called {@code
   * pop3}.
   *
   * @param port 110 by custom; 0 for any free one
   */
  public static Pop3Listener onPort(int port) {
    return new Pop3Listener("pop3", ListenerSettings.ofPort(port));
  }

  /**
   * POP3 with TLS from the first byte on (RFC 8314), on port 995 of the loopback address; called
   * {@code pop3s}.
   */
  public static Pop3Listener implicitTls() {
    return new Pop3Listener("pop3s", ListenerSettings.ofPort(PORT_TLS).withImplicitTls(true));
  }

  /** On another port; 0 for any free one. */
  public Pop3Listener port(int port) {
    return with(now -> now.withPort(port));
  }

  /** On another address of this machine; {@code 0.0.0.0} or {@code ::} for all. */
  public Pop3Listener host(String host) {
    return with(now -> now.withHost(host));
  }

  /** With a certificate of its own instead of the server's. */
  public Pop3Listener tls(TlsSettings tls) {
    return with(now -> now.withTls(tls));
  }

  /** With other limits. */
  public Pop3Listener limits(ConnectionLimits limits) {
    return with(now -> now.withLimits(limits));
  }

  /** With other timeouts. */
  public Pop3Listener timeouts(ConnectionTimeouts timeouts) {
    return with(now -> now.withTimeouts(timeouts));
  }

  /** Under another name, where a server has several of the same sort. */
  public Pop3Listener named(String changed) {
    return new Pop3Listener(changed, settings);
  }

  private Pop3Listener with(UnaryOperator<ListenerSettings> change) {
    return new Pop3Listener(name, change.apply(settings));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ListenerSettings settings() {
    return settings;
  }

  @Override
  public Protocol protocol(ServerContext server) {
    return new Pop3Protocol(name, settings, server);
  }

  @Override
  public String toString() {
    return name + " " + settings.host() + ":" + settings.port();
  }
}
