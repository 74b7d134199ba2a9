package io.mailcore.smtp.session;

import io.mailcore.net.ConnectionLimits;
import java.time.Duration;

/** Counts what a client does wrong, or to no end. Used on the strand. */
final class Strikes {

  /** What an error costs once there have been many. */
  static final Duration DELAY = Duration.ofSeconds(1);

  private static final int FREE_ERRORS = 10;
  private static final int ERRORS_BEHIND_REFUSED_DATA = 3;

  private final ConnectionLimits limits;
  private final int maxUnknownRecipients;
  private int errors;
  private int idleCommands;
  private int unknownRecipients;
  private int dataRefusedAt = -1;
  private boolean trusted;

  Strikes(ConnectionLimits limits, int maxUnknownRecipients) {
    this.limits = limits;
    this.maxUnknownRecipients = maxUnknownRecipients;
  }

  /** The client has logged in, or begun a transaction: it gets a higher limit. */
  void trust() {
    trusted = true;
  }

  /**
   * A wrong command.
   *
   * @return whether it was one too many
   */
  boolean error() {
    errors++;
    boolean runsText = dataRefusedAt >= 0 && errors - dataRefusedAt >= ERRORS_BEHIND_REFUSED_DATA;
    return runsText || errors >= (trusted ? limits.errors() : limits.errorsBeforeLogin());
  }

  /** Whether the client has to wait for what follows its last error. */
  boolean slowsDown() {
    return errors > FREE_ERRORS;
  }

  /**
   * A command that does nothing.
   *
   * @return whether it was one too many
   */
  boolean idleCommand() {
    return ++idleCommands > limits.idleCommands();
  }

  /**
   * A recipient that nobody knows.
   *
   * @return whether it was one too many
   */
  boolean unknownRecipient() {
    return ++unknownRecipients > maxUnknownRecipients;
  }

  /** DATA was refused, and counted: if its text comes, not much of it is taken for commands. */
  void dataRefused() {
    if (dataRefusedAt < 0) {
      dataRefusedAt = errors;
    }
  }

  /** DATA was allowed. */
  void dataBegun() {
    dataRefusedAt = -1;
  }

  /** A message was delivered. */
  void delivered() {
    idleCommands = 0;
  }
}
