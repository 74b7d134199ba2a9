package io.mailcore.store.memory;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.StoreException;
import io.mailcore.spi.store.MailboxNames;
import io.mailcore.spi.store.QuotaStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The mailboxes of an account, guarded by its one lock, so that a change of two mailboxes needs no
 * order of locks.
 */
final class AccountState {

  final MemoryMailboxes store;
  final AccountId id;
  final NavigableMap<MailboxName, MailboxState> byName = new TreeMap<>();
  final Map<MailboxId, MailboxState> byId = new HashMap<>();
  final NavigableSet<MailboxName> subscriptions = new TreeSet<>();
  final Annotations annotations = new Annotations();
  long size;
  long messages;
  boolean leased;
  private final ReentrantLock lock = new ReentrantLock();

  AccountState(MemoryMailboxes store, AccountId id) {
    this.store = store;
    this.id = id;
    add(MailboxName.INBOX, Set.of());
  }

  <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  MailboxState require(MailboxId mailbox) {
    MailboxState state = byId.get(mailbox);
    if (state == null) {
      throw new StoreException(StoreException.Kind.NOT_FOUND, "no mailbox " + mailbox);
    }
    return state;
  }

  MailboxState require(MailboxName name) {
    MailboxState state = byName.get(name);
    if (state == null) {
      throw new StoreException(StoreException.Kind.NOT_FOUND, "no mailbox of this name");
    }
    return state;
  }

  MailboxState add(MailboxName name, Set<SpecialUse> uses) {
    MailboxState state =
        new MailboxState(
            this, MailboxId.of(store.ids().next('m')), store.uidValidities().next(), name, uses);
    byName.put(name, state);
    byId.put(state.id, state);
    return state;
  }

  /** The octets of all annotations: few have any, and nobody changes them often. */
  long annotationOctets() {
    long octets = annotations.octets();
    for (MailboxState state : byId.values()) {
      octets += state.annotations.octets();
    }
    return octets;
  }

  QuotaStatus quota(QuotaLimit limit) {
    return new QuotaStatus(size, messages, limit);
  }

  /**
   * Checks that the account may hold so much more.
   *
   * @throws StoreException OVER_QUOTA
   */
  void requireRoom(QuotaLimit limit, long moreOctets, long moreMessages) {
    if (!limit.allows(size + moreOctets, messages + moreMessages)) {
      throw new StoreException(
          StoreException.Kind.OVER_QUOTA, "account " + id + " may hold " + limit);
    }
  }

  /** What changes of names do to this account's. */
  MailboxNames names() {
    return MailboxNames.of(byName.navigableKeySet(), MemoryLimits.MAILBOXES);
  }
}
