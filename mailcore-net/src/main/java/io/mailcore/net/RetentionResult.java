package io.mailcore.net;

/** What a {@link RetentionPolicy} removed in one run. Immutable; this class grows. */
public final class RetentionResult {

  private final long messages;
  private final long octets;
  private final long accounts;
  private final long failedAccounts;
  private final boolean complete;

  RetentionResult(
      long messages, long octets, long accounts, long failedAccounts, boolean complete) {
    this.messages = messages;
    this.octets = octets;
    this.accounts = accounts;
    this.failedAccounts = failedAccounts;
    this.complete = complete;
  }

  /** How many messages were removed. */
  public long messages() {
    return messages;
  }

  /** The octets of the messages that were removed, those that copies share counted for each. */
  public long octets() {
    return octets;
  }

  /** How many accounts were looked at, those that failed included. */
  public long accounts() {
    return accounts;
  }

  /** In how many accounts something failed; the log says which. */
  public long failedAccounts() {
    return failedAccounts;
  }

  /** Whether all accounts were looked at; false after an interrupt. */
  public boolean isComplete() {
    return complete;
  }

  @Override
  public String toString() {
    return messages
        + " messages of "
        + octets
        + " octets removed, "
        + accounts
        + " accounts"
        + (failedAccounts > 0 ? " of which " + failedAccounts + " failed" : "")
        + (complete ? "" : ", interrupted");
  }
}
