package io.mailcore.store.memory;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
  long size;
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

  /**
   * The names above these and they themselves, as far as they aren't there; {@link StoreException}
   * LIMIT if too many.
   */
  List<MailboxName> missing(MailboxName name, boolean itself) {
    List<MailboxName> missing = new ArrayList<>(name.ancestors());
    if (itself) {
      missing.add(name);
    }
    missing.removeIf(byName::containsKey);
    if (byName.size() + missing.size() > MemoryLimits.MAILBOXES) {
      throw new StoreException(
          StoreException.Kind.LIMIT, "more than " + MemoryLimits.MAILBOXES + " mailboxes");
    }
    return missing;
  }

  /** The mailboxes below {@code name}, ascending. */
  List<MailboxState> inferiors(MailboxName name) {
    List<MailboxState> inferiors = new ArrayList<>();
    // Names between "a" and "a/..." exist, such as "a!": they are passed over, and the first behind
    // "a/..." ends it.
    for (MailboxState state : byName.tailMap(name, false).values()) {
      if (state.name.isInferiorOf(name)) {
        inferiors.add(state);
      } else if (!state.name.value().startsWith(name.value())) {
        break;
      }
    }
    return inferiors;
  }
}
