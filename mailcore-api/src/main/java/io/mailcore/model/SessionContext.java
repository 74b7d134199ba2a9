package io.mailcore.model;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * The session on whose behalf something is asked: who is at the other end, and what is known of
 * them.
 *
 * <p>This class grows. A call from inside the host process has a session too, made with {@link
 * #inProcess(String)}.
 */
public final class SessionContext {

  private static final InetSocketAddress NOWHERE =
      InetSocketAddress.createUnresolved("in-process", 0);

  private final String sessionId;
  private final String protocol;
  private final InetSocketAddress remoteAddress;
  private final InetSocketAddress localAddress;
  private final Optional<TlsFacts> tls;
  private final Optional<AccountId> account;

  private SessionContext(
      String sessionId,
      String protocol,
      InetSocketAddress remoteAddress,
      InetSocketAddress localAddress,
      Optional<TlsFacts> tls,
      Optional<AccountId> account) {
    this.sessionId = requireNonNull(sessionId, "sessionId");
    this.protocol = requireNonNull(protocol, "protocol");
    this.remoteAddress = requireNonNull(remoteAddress, "remoteAddress");
    this.localAddress = requireNonNull(localAddress, "localAddress");
    this.tls = requireNonNull(tls, "tls");
    this.account = requireNonNull(account, "account");
  }

  /** A session of {@code protocol} between these two addresses, without TLS, nobody logged in. */
  public static SessionContext of(
      String sessionId,
      String protocol,
      InetSocketAddress remoteAddress,
      InetSocketAddress localAddress) {
    return new SessionContext(
        sessionId, protocol, remoteAddress, localAddress, Optional.empty(), Optional.empty());
  }

  /** A session without a connection, of the host process itself. */
  public static SessionContext inProcess(String sessionId) {
    return of(sessionId, "in-process", NOWHERE, NOWHERE);
  }

  /** This session with TLS. */
  public SessionContext withTls(TlsFacts facts) {
    return new SessionContext(
        sessionId, protocol, remoteAddress, localAddress, Optional.of(facts), account);
  }

  /** This session with an account logged in. */
  public SessionContext withAccount(AccountId loggedIn) {
    return new SessionContext(
        sessionId, protocol, remoteAddress, localAddress, tls, Optional.of(loggedIn));
  }

  /** The id that each log line about the session bears. */
  public String sessionId() {
    return sessionId;
  }

  /**
   * The listener's name: {@code smtp}, {@code submission}, {@code imap}, {@code pop3} ... or {@code
   * in-process}.
   */
  public String protocol() {
    return protocol;
  }

  /** The client's end; unresolved {@code in-process:0} where there is no connection. */
  public InetSocketAddress remoteAddress() {
    return remoteAddress;
  }

  /** The server's end; unresolved {@code in-process:0} where there is no connection. */
  public InetSocketAddress localAddress() {
    return localAddress;
  }

  /** What is known of TLS; empty on a connection in clear. */
  public Optional<TlsFacts> tls() {
    return tls;
  }

  /** Who logged in; empty before, and for mail from strangers. */
  public Optional<AccountId> account() {
    return account;
  }

  @Override
  public String toString() {
    return protocol + " " + sessionId + " " + remoteAddress;
  }
}
