package io.mailcore.imap.session;

import io.mailcore.net.ConnectionLimits;

/**
 * Counts what clients do wrong or for nothing. Who guesses, probes or floods before a log-in is
 * shown the door soon (S-37, S-63); after it there is patience, as no limit is set to NOOP.
 */
final class ErrorBudget {

  private static final String AUTHENTICATION_FAILED = "AUTHENTICATIONFAILED";

  private final ConnectionLimits limits;
  private int strangersErrors;
  private int strangersFailures;
  private int strangersCommands;
  private int usersErrors;

  ErrorBudget(ConnectionLimits limits) {
    this.limits = limits;
  }

  void beforeLogin(Answer answer) {
    if (answer.kind() == Answer.Kind.BAD) {
      strangersErrors++;
    } else if (answer.code().filter(AUTHENTICATION_FAILED::equals).isPresent()) {
      strangersFailures++;
    } else {
      strangersCommands++;
    }
  }

  void afterLogin(Answer answer) {
    if (answer.kind() == Answer.Kind.BAD) {
      usersErrors++;
    }
  }

  boolean isSpent() {
    return strangersErrors >= limits.errorsBeforeLogin()
        || strangersFailures >= limits.errorsBeforeLogin()
        || strangersCommands >= limits.idleCommands()
        || usersErrors >= limits.errors();
  }
}
