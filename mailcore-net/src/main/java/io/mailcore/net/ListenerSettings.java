package io.mailcore.net;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Where a listener listens, and within which bounds. Immutable; this class grows. */
public final class ListenerSettings {

  private static final int MAX_PORT = 65535;

  private final String host;
  private final int port;
  private final boolean implicitTls;
  private final Optional<TlsSettings> tls;
  private final ConnectionLimits limits;
  private final ConnectionTimeouts timeouts;

  private ListenerSettings(
      String host,
      int port,
      boolean implicitTls,
      Optional<TlsSettings> tls,
      ConnectionLimits limits,
      ConnectionTimeouts timeouts) {
    this.host = host;
    this.port = port;
    this.implicitTls = implicitTls;
    this.tls = tls;
    this.limits = limits;
    this.timeouts = timeouts;
  }

  /** On the loopback address, this port (0: any free one), in clear, with the default bounds. */
  public static ListenerSettings ofPort(int port) {
    return new ListenerSettings(
        "127.0.0.1",
        checkPort(port),
        false,
        Optional.empty(),
        ConnectionLimits.DEFAULT,
        ConnectionTimeouts.DEFAULT);
  }

  private static int checkPort(int port) {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("port: " + port + " (expected: 0 to " + MAX_PORT + ")");
    }
    return port;
  }

  /** On another host name or address of this machine; {@code 0.0.0.0} or {@code ::} for all. */
  public ListenerSettings withHost(String changed) {
    return new ListenerSettings(
        requireNonNull(changed, "changed"), port, implicitTls, tls, limits, timeouts);
  }

  /** On another port; 0 takes any free one. */
  public ListenerSettings withPort(int changed) {
    return new ListenerSettings(host, checkPort(changed), implicitTls, tls, limits, timeouts);
  }

  /** With TLS from the first byte on (RFC 8314) instead of a command that starts it. */
  public ListenerSettings withImplicitTls(boolean changed) {
    return new ListenerSettings(host, port, changed, tls, limits, timeouts);
  }

  /** With a certificate of its own instead of the server's. */
  public ListenerSettings withTls(TlsSettings changed) {
    return new ListenerSettings(host, port, implicitTls, Optional.of(changed), limits, timeouts);
  }

  /** With other limits. */
  public ListenerSettings withLimits(ConnectionLimits changed) {
    return new ListenerSettings(
        host, port, implicitTls, tls, requireNonNull(changed, "changed"), timeouts);
  }

  /** With other timeouts. */
  public ListenerSettings withTimeouts(ConnectionTimeouts changed) {
    return new ListenerSettings(
        host, port, implicitTls, tls, limits, requireNonNull(changed, "changed"));
  }

  /** The host name or address that is bound. */
  public String host() {
    return host;
  }

  /** The port that is bound; 0 for any free one. */
  public int port() {
    return port;
  }

  /** Whether TLS begins with the first byte. */
  public boolean implicitTls() {
    return implicitTls;
  }

  /** The listener's own certificate; empty for the server's, if that has one. */
  public Optional<TlsSettings> tls() {
    return tls;
  }

  /** How much a client may ask for. */
  public ConnectionLimits limits() {
    return limits;
  }

  /** How long a client may take. */
  public ConnectionTimeouts timeouts() {
    return timeouts;
  }
}
