package io.mailcore.net.protocol;

import io.mailcore.model.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks log-ins for all protocols of a server alike: hashing in a bounded pool, the same cost for
 * unknown names, delays that grow with failures from one address, one answer for all that strangers
 * needn't tell apart. Safe for use by several threads.
 */
public interface Authenticator {

  /**
   * Mechanisms of SASL (RFC 4422) that a connection may use now, best first; empty where passwords
   * need TLS first.
   */
  List<String> mechanisms(Connection connection);

  /**
   * Whether a password may be sent on this connection: it has TLS, or the host allows it without.
   */
  boolean passwordAllowed(Connection connection);

  /**
   * Begins an exchange of SASL.
   *
   * @param mechanism in any letter case
   * @param attempt 1 for the session's first
   * @return empty if the mechanism isn't one that {@link #mechanisms} names
   */
  Optional<SaslExchange> begin(String mechanism, Connection connection, int attempt);

  /**
   * Checks a name and password, as LOGIN of IMAP and USER and PASS of POP3 send them. Holds the
   * strand of {@code connection} until the directory has answered and the delay of a failed attempt
   * is over, then runs {@code then} on the strand.
   *
   * @param password UTF-8; cleared
   */
  void verify(
      Connection connection,
      String mechanism,
      int attempt,
      byte[] login,
      byte[] password,
      Consumer<Result> then);

  /**
   * What became of a log-in.
   *
   * @param kind which answer the protocol gives
   * @param account who it is; there if, and only if, the kind is SUCCESS
   */
  record Result(Kind kind, Optional<AccountId> account) {}

  /** Which answer the protocol gives. */
  enum Kind {
    /** Logged in. */
    SUCCESS,
    /**
     * Wrong name or password, or an account that is switched off (535 5.7.8, AUTHENTICATIONFAILED,
     * [AUTH]).
     */
    REJECTED,
    /** The password must be changed first (RFC 5530: EXPIRED). */
    EXPIRED,
    /** The server can't say now (454 4.7.0, UNAVAILABLE, [SYS/TEMP]). */
    TRY_LATER,
    /** What the client sent can't be right in this mechanism (501 5.5.2, BAD). */
    MALFORMED
  }

  /** The delay that the next failure from the address of {@code connection} would have. */
  Duration penalty(Connection connection);
}
