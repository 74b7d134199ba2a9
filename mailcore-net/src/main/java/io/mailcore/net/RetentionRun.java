package io.mailcore.net;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.spi.store.AccountListing;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.MailboxEntry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One application of a policy to a store. For one thread. */
final class RetentionRun {

  private static final Logger LOG = LoggerFactory.getLogger(RetentionPolicy.class);
  private static final CallContext CONTEXT = CallContext.of("retention");
  private static final int ACCOUNTS_A_PAGE = 500;
  private static final int MAILBOXES_A_PAGE = 100;

  private final RetentionPolicy policy;
  private final MailStore store;
  private final InstantSource clock;
  private final BooleanSupplier stopped;
  private long messages;
  private long octets;
  private long accounts;
  private long failedAccounts;

  /**
   * A run that hasn't begun.
   *
   * @param stopped asked between pages, whether to end early
   */
  RetentionRun(
      RetentionPolicy policy, MailStore store, InstantSource clock, BooleanSupplier stopped) {
    this.policy = policy;
    this.store = store;
    this.clock = clock;
    this.stopped = stopped;
  }

  RetentionResult over(AccountListing listing) {
    List<AccountId> page = listing.accounts(Optional.empty(), ACCOUNTS_A_PAGE);
    while (!page.isEmpty()) {
      for (AccountId account : page) {
        if (stopped.getAsBoolean()) {
          return result(false);
        }
        account(account);
      }
      page =
          page.size() < ACCOUNTS_A_PAGE
              ? List.of()
              : listing.accounts(Optional.of(page.get(page.size() - 1)), ACCOUNTS_A_PAGE);
    }
    return result(!stopped.getAsBoolean());
  }

  private RetentionResult result(boolean complete) {
    return new RetentionResult(messages, octets, accounts, failedAccounts, complete);
  }

  private void account(AccountId id) {
    accounts++;
    Optional<RuntimeException> failure;
    try {
      failure = mailboxes(store.account(id, CONTEXT));
    } catch (RuntimeException e) {
      failure = Optional.of(e);
    }
    // What is stopped may fail because of that.
    if (failure.isPresent() && !stopped.getAsBoolean()) {
      failedAccounts++;
      tell(id, failure.get());
    }
  }

  /** A database that is gone fails for each account: a line is enough where the kind says it. */
  private static void tell(AccountId id, RuntimeException failure) {
    String text = "Can't remove old messages of account {}; the others go on";
    if (failure instanceof StoreException) {
      LOG.warn(text + ": {}", id, failure.getMessage());
      LOG.debug(text, id, failure);
    } else {
      LOG.warn(text, id, failure);
    }
  }

  /** Goes through all mailboxes of an account; the first failure, if there is one. */
  private Optional<RuntimeException> mailboxes(MailAccount account) {
    Optional<RuntimeException> failure = Optional.empty();
    Optional<MailboxName> after = Optional.empty();
    List<MailboxEntry> page;
    do {
      page = account.list(after, MAILBOXES_A_PAGE);
      for (MailboxEntry entry : page) {
        Optional<RuntimeException> failed = mailbox(account, entry);
        failure = failure.or(() -> failed);
        after = Optional.of(entry.name());
      }
    } while (page.size() == MAILBOXES_A_PAGE && !stopped.getAsBoolean());
    return failure;
  }

  private Optional<RuntimeException> mailbox(MailAccount account, MailboxEntry entry) {
    Optional<RetentionPolicy.Limits> limits = policy.limits(entry);
    if (limits.isEmpty() || stopped.getAsBoolean()) {
      return Optional.empty();
    }
    try {
      MailboxPruning pruning =
          new MailboxPruning(account.open(entry.id()), limits.get(), clock.instant());
      while (!stopped.getAsBoolean() && pruning.hasNext()) {
        pruning.next();
        messages += pruning.messages();
        octets += pruning.octets();
      }
      return Optional.empty();
    } catch (StoreException e) {
      // A mailbox that was deleted meanwhile has no messages any more.
      return e.kind() == StoreException.Kind.NOT_FOUND ? Optional.empty() : Optional.of(e);
    } catch (RuntimeException e) {
      return Optional.of(e);
    }
  }
}
