package io.mailcore.spi.directory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.QuotaLimit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the directory knows of an account. Immutable; this class grows. */
public final class UserAccount {

  private final AccountId id;
  private final List<MailAddress> addresses;
  private final boolean enabled;
  private final Optional<QuotaLimit> quota;

  private UserAccount(
      AccountId id, List<MailAddress> addresses, boolean enabled, Optional<QuotaLimit> quota) {
    this.id = requireNonNull(id, "id");
    this.addresses = addresses;
    this.enabled = enabled;
    this.quota = quota;
  }

  /** An enabled account with its addresses, the main one first. */
  public static UserAccount of(AccountId id, Collection<MailAddress> addresses) {
    return new UserAccount(id, List.copyOf(addresses), true, Optional.empty());
  }

  /** This account, enabled or not. */
  public UserAccount withEnabled(boolean changed) {
    return new UserAccount(id, addresses, changed, quota);
  }

  /** This account with a quota of its own. */
  public UserAccount withQuota(QuotaLimit limit) {
    return new UserAccount(id, addresses, enabled, Optional.of(limit));
  }

  /** The owner of the account's mailboxes. */
  public AccountId id() {
    return id;
  }

  /**
   * The addresses whose mail comes here and that the account may send from, the main one first; may
   * be empty.
   */
  public List<MailAddress> addresses() {
    return addresses;
  }

  /** Whether the account may log in and get mail. */
  public boolean enabled() {
    return enabled;
  }

  /** How much the account may hold; empty if the directory doesn't say, and a default counts. */
  public Optional<QuotaLimit> quota() {
    return quota;
  }

  @Override
  public String toString() {
    return id + " " + addresses + (enabled ? "" : " disabled");
  }
}
