package io.mailcore.store.memory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.store.AccountListing;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.ChangeListeners;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Registration;
import io.mailcore.store.base.RandomIds;
import java.time.Clock;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;

/**
 * All accounts in memory. Safe for use by several threads: accounts are independent, within one its
 * lock orders changes.
 */
public final class MemoryMailboxes implements MailStore {

  /** A change of so many messages takes some milliseconds. */
  private static final long MOST_BRIEFLY = 10_000;

  private final MemoryLimits limits;
  private final Clock clock;
  private final RandomIds ids = new RandomIds();
  private final UidValidities uidValidities;
  private final ChangeListeners hints = new ChangeListeners();
  private final Budget budget;
  private final MemoryBlobs blobs;
  private final ConcurrentNavigableMap<AccountId, AccountState> accounts =
      new ConcurrentSkipListMap<>();

  /**
   * An empty store.
   *
   * @param clock for UIDVALIDITY and save dates
   * @param nanoTime for the age of blobs
   */
  public MemoryMailboxes(MemoryLimits limits, Clock clock, LongSupplier nanoTime) {
    this.limits = requireNonNull(limits, "limits");
    this.clock = requireNonNull(clock, "clock");
    this.uidValidities = new UidValidities(clock);
    this.budget = new Budget(limits, this::drop, this::sweep);
    this.blobs = new MemoryBlobs(budget, ids, nanoTime);
  }

  /** Where there are many messages another client's change may hold an account's lock for long. */
  @Override
  public boolean mayBlock() {
    return limits.quotas().mayBlock() || budget.messages() > MOST_BRIEFLY;
  }

  private void sweep() {
    blobs.sweepNamedBefore();
  }

  private void drop(StoredMessage message) {
    MailboxState mailbox = message.mailbox;
    boolean dropped =
        mailbox.account.locked(
            () -> {
              if (message.removed || mailbox.removed) {
                return false;
              }
              mailbox.remove(List.of(message));
              return true;
            });
    if (dropped) {
      release(message);
      blobs.sweepNamedBefore();
      hints.mailboxChanged(
          mailbox.account.id, mailbox.id, mailbox.account.locked(mailbox::highest));
    }
  }

  /** Gives back what a message held that has left its mailbox. Call it with no lock held. */
  void release(StoredMessage message) {
    budget.free(1, message.body.prefix().length);
    blobs.unname(message.body.blob());
  }

  @Override
  public BlobStore blobs() {
    return blobs;
  }

  @Override
  public MailAccount account(AccountId account, CallContext context) {
    requireNonNull(account, "account");
    requireNonNull(context, "context");
    // Of two that are made at the same time one is kept; the other is nowhere known.
    AccountState state = accounts.computeIfAbsent(account, id -> new AccountState(this, id));
    return new MemoryAccount(state);
  }

  @Override
  public Registration subscribe(ChangeListener listener) {
    return hints.subscribe(listener);
  }

  @Override
  public <T> Optional<T> extension(Class<T> type) {
    return type == AccountListing.class
        ? Optional.of(type.cast((AccountListing) this::accounts))
        : Optional.empty();
  }

  private List<AccountId> accounts(Optional<AccountId> after, int limit) {
    requireNonNull(after, "after");
    MemoryAccount.requireLimit(limit);
    NavigableSet<AccountId> all = accounts.navigableKeySet();
    return after.map(id -> all.tailSet(id, false)).orElse(all).stream().limit(limit).toList();
  }

  /** Removes all accounts; their handles find nothing any more. */
  public void clear() {
    for (AccountState account : List.copyOf(accounts.values())) {
      accounts.remove(account.id, account);
      new MemoryAccount(account).removeAll();
    }
    // Their bytes aren't kept for deliveries that still go on: what is cleared is to be gone.
    sweep();
  }

  /** How many octets are held, staged ones included. */
  public long bytes() {
    return budget.bytes();
  }

  /** How many messages there are in all mailboxes. */
  public long messages() {
    return budget.messages();
  }

  @Override
  public void close() {
    clear();
  }

  /** For tests: as if so many messages had been in a mailbox. */
  void setUidNext(AccountId account, MailboxId mailbox, long next) {
    AccountState state = requireNonNull(accounts.get(account), "account");
    state.locked(
        () -> {
          state.require(mailbox).setUidNext(next);
          return next;
        });
  }

  MemoryLimits limits() {
    return limits;
  }

  Clock clock() {
    return clock;
  }

  RandomIds ids() {
    return ids;
  }

  UidValidities uidValidities() {
    return uidValidities;
  }

  ChangeListeners hints() {
    return hints;
  }

  Budget budget() {
    return budget;
  }

  MemoryBlobs memoryBlobs() {
    return blobs;
  }
}
