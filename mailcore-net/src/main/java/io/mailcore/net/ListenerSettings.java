package io.mailcore.net;

import static java.util.Objects.requireNonNull;

import io.mailcore.net.address.AddressRange;
import java.util.List;
import java.util.Optional;

/** Where a listener listens, and within which bounds. Immutable; this class grows. */
public final class ListenerSettings {

  private static final int MAX_PORT = 65535;

  private final Place place;
  private final boolean implicitTls;
  private final Optional<TlsSettings> tls;
  private final ConnectionLimits limits;
  private final ConnectionTimeouts timeouts;

  /** Where it is bound, and which proxies may stand in front. */
  private record Place(String host, int port, List<String> proxies) {}

  private ListenerSettings(
      Place place,
      boolean implicitTls,
      Optional<TlsSettings> tls,
      ConnectionLimits limits,
      ConnectionTimeouts timeouts) {
    this.place = place;
    this.implicitTls = implicitTls;
    this.tls = tls;
    this.limits = limits;
    this.timeouts = timeouts;
  }

  /** On the loopback address, this port (0: any free one), in clear, with the default bounds. */
  public static ListenerSettings ofPort(int port) {
    return new ListenerSettings(
        new Place("127.0.0.1", checkPort(port), List.of()),
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

  private ListenerSettings withPlace(Place changed) {
    return new ListenerSettings(changed, implicitTls, tls, limits, timeouts);
  }

  /** On another host name or address of this machine; {@code 0.0.0.0} or {@code ::} for all. */
  public ListenerSettings withHost(String changed) {
    requireNonNull(changed, "changed");
    return withPlace(new Place(changed, place.port(), place.proxies()));
  }

  /** On another port; 0 takes any free one. */
  public ListenerSettings withPort(int changed) {
    return withPlace(new Place(place.host(), checkPort(changed), place.proxies()));
  }

  /**
   * Behind proxies that send the header of HAProxy's PROXY protocol, version 1 or 2, first of all:
   * clients then have the addresses that the header says. Only these addresses may connect, and
   * none without a header within 5 seconds.
   *
   * @param ranges the proxies' addresses, for example {@code 10.0.0.0/8} or {@code ::1}; none for a
   *     listener without proxies
   * @throws IllegalArgumentException if one isn't a range
   */
  public ListenerSettings withProxies(String... ranges) {
    for (String range : ranges) {
      AddressRange.of(range);
    }
    return withPlace(new Place(place.host(), place.port(), List.of(ranges)));
  }

  /** With TLS from the first byte on (RFC 8314) instead of a command that starts it. */
  public ListenerSettings withImplicitTls(boolean changed) {
    return new ListenerSettings(place, changed, tls, limits, timeouts);
  }

  /** With a certificate of its own instead of the server's. */
  public ListenerSettings withTls(TlsSettings changed) {
    return new ListenerSettings(place, implicitTls, Optional.of(changed), limits, timeouts);
  }

  /** With other limits. */
  public ListenerSettings withLimits(ConnectionLimits changed) {
    return new ListenerSettings(
        place, implicitTls, tls, requireNonNull(changed, "changed"), timeouts);
  }

  /** With other timeouts. */
  public ListenerSettings withTimeouts(ConnectionTimeouts changed) {
    return new ListenerSettings(
        place, implicitTls, tls, limits, requireNonNull(changed, "changed"));
  }

  /** The host name or address that is bound. */
  public String host() {
    return place.host();
  }

  /** The port that is bound; 0 for any free one. */
  public int port() {
    return place.port();
  }

  /** The ranges of addresses of proxies in front of it; empty if there are none. */
  public List<String> proxies() {
    return place.proxies();
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
