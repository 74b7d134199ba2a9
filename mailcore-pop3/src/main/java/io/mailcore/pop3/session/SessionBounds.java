package io.mailcore.pop3.session;

import io.mailcore.net.ConnectionLimits;
import io.mailcore.net.ConnectionTimeouts;
import io.mailcore.net.ListenerSettings;
import java.time.Duration;

/** How many errors and idle commands a session has left, and how long it may wait. */
final class SessionBounds {

  // As ConnectionTimeouts.command() says; RFC 1939, section 3, asks for ten minutes at least.
  private static final Duration IDLE = Duration.ofMinutes(30);

  private final ConnectionLimits limits;
  private final ConnectionTimeouts timeouts;
  private int errors;
  private int idleCommands;

  SessionBounds(ListenerSettings settings) {
    this.limits = settings.limits();
    this.timeouts = settings.timeouts();
  }

  Duration login() {
    return timeouts.login();
  }

  Duration idle() {
    boolean unset = timeouts.command().equals(ConnectionTimeouts.DEFAULT.command());
    return unset ? IDLE : timeouts.command();
  }

  /** Counts an error; whether it is one too many. */
  boolean isErrorTooMany(Phase phase) {
    errors++;
    return errors >= (phase == Phase.AUTHORIZATION ? limits.errorsBeforeLogin() : limits.errors());
  }

  /** Counts a command; whether it is one too many in a row that do nothing. */
  boolean isIdleTooLong(boolean doesNothing) {
    idleCommands = doesNothing ? idleCommands + 1 : 0;
    return idleCommands > limits.idleCommands();
  }

  void loggedIn() {
    errors = 0;
    idleCommands = 0;
  }
}
