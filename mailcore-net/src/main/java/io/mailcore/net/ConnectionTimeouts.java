package io.mailcore.net;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long a client may take before its connection is closed.
 *
 * @param tlsHandshake for a TLS handshake; default 30 seconds
 * @param login from the connection to a log-in, where the protocol needs one; default 60 seconds
 * @param command from one complete command to the next; default 5 minutes (RFC 5321, section
 *     4.5.3.2), for IMAP and POP3 after log-in 30 minutes (RFC 3501, section 5.4) unless set
 * @param write without taking any byte of an answer; default 5 minutes
 */
public record ConnectionTimeouts(
    Duration tlsHandshake, Duration login, Duration command, Duration write) {

  /** The timeouts of RFC 5321. */
  public static final ConnectionTimeouts DEFAULT =
      new ConnectionTimeouts(
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          Duration.ofMinutes(5));

  public ConnectionTimeouts {
    check("tlsHandshake", tlsHandshake);
    check("login", login);
    check("command", command);
    check("write", write);
  }

  private static void check(String name, Duration value) {
    if (requireNonNull(value, name).isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: positive)");
    }
  }

  /** With another time for a TLS handshake. */
  public ConnectionTimeouts withTlsHandshake(Duration changed) {
    return new ConnectionTimeouts(changed, login, command, write);
  }

  /** With another time for a log-in. */
  public ConnectionTimeouts withLogin(Duration changed) {
    return new ConnectionTimeouts(tlsHandshake, changed, command, write);
  }

  /** With another time for a command. */
  public ConnectionTimeouts withCommand(Duration changed) {
    return new ConnectionTimeouts(tlsHandshake, login, changed, write);
  }

  /** With another time for a client to take some of an answer. */
  public ConnectionTimeouts withWrite(Duration changed) {
    return new ConnectionTimeouts(tlsHandshake, login, command, changed);
  }
}
