package io.mailcore.store.memory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.StoreException;
import io.mailcore.model.UidRange;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MaildropLease;
import io.mailcore.spi.store.Registration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** An account's handle. */
final class MemoryAccount implements MailAccount {

  private final AccountState account;

  MemoryAccount(AccountState account) {
    this.account = account;
  }

  @Override
  public List<MailboxEntry> list(Optional<MailboxName> after, int limit) {
    requireNonNull(after, "after");
    requireLimit(limit);
    return account.locked(
        () -> {
          NavigableMap<MailboxName, MailboxState> rest =
              after.map(name -> account.byName.tailMap(name, false)).orElse(account.byName);
          return rest.values().stream().limit(limit).map(MailboxState::entry).toList();
        });
  }

  static void requireLimit(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: 1 or more)");
    }
  }

  @Override
  public Optional<MailboxEntry> find(MailboxName name) {
    requireNonNull(name, "name");
    return account.locked(
        () -> Optional.ofNullable(account.byName.get(name)).map(MailboxState::entry));
  }

  @Override
  public Mailbox open(MailboxId id) {
    requireNonNull(id, "id");
    return new MemoryMailbox(account, account.locked(() -> account.require(id)));
  }

  @Override
  public MailboxEntry create(MailboxName name, Set<SpecialUse> uses) {
    requireNonNull(name, "name");
    requireNonNull(uses, "uses");
    MailboxEntry entry =
        account.locked(
            () -> {
              requireAbsent(name);
              account.missing(name, true).stream()
                  .filter(missing -> !missing.equals(name))
                  .forEach(missing -> account.add(missing, Set.of()));
              return account.add(name, uses).entry();
            });
    account.store.hints().mailboxesChanged(account.id);
    return entry;
  }

  private void requireAbsent(MailboxName name) {
    if (account.byName.containsKey(name)) {
      throw new StoreException(
          StoreException.Kind.ALREADY_EXISTS, "a mailbox of this name is there");
    }
  }

  @Override
  public MailboxEntry rename(MailboxName from, MailboxName to) {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    List<MailboxState> changed = new ArrayList<>();
    MailboxEntry entry =
        account.locked(
            () -> {
              MailboxState state = account.require(from);
              requireAbsentOrMoved(from, to);
              return from.isInbox() ? renameInbox(state, to, changed) : renameTree(state, to);
            });
    account.store.hints().mailboxesChanged(account.id);
    changed.forEach(this::hint);
    return entry;
  }

  private void requireAbsentOrMoved(MailboxName from, MailboxName to) {
    if (to.isInferiorOf(from)) {
      throw new StoreException(
          StoreException.Kind.NOT_POSSIBLE, "a mailbox can't be renamed to below itself");
    }
    requireAbsent(to);
  }

  private MailboxEntry renameInbox(MailboxState inbox, MailboxName to, List<MailboxState> changed) {
    List<MailboxName> missing = account.missing(to, true);
    missing.remove(to);
    missing.forEach(name -> account.add(name, Set.of()));
    MailboxState target = account.add(to, Set.of());
    List<StoredMessage> moved = new ArrayList<>();
    inbox.messages.scan(UidRange.ALL, moved::add);
    if (!moved.isEmpty()) {
      MessageMoves.append(moved, target);
      MessageMoves.leave(moved, inbox);
      changed.add(inbox);
      changed.add(target);
    }
    return target.entry();
  }

  private MailboxEntry renameTree(MailboxState state, MailboxName to) {
    MailboxName from = state.name;
    List<MailboxState> tree = new ArrayList<>(account.inferiors(from));
    tree.add(0, state);
    Map<MailboxState, MailboxName> names = new LinkedHashMap<>();
    for (MailboxState member : tree) {
      names.put(member, renamed(member.name, from, to));
    }
    for (MailboxName name : names.values()) {
      MailboxState there = account.byName.get(name);
      if (there != null && !names.containsKey(there)) {
        requireAbsent(name);
      }
    }
    List<MailboxName> missing = account.missing(to, false);
    tree.forEach(member -> account.byName.remove(member.name));
    missing.forEach(name -> account.add(name, Set.of()));
    names.forEach(
        (member, name) -> {
          member.name = name;
          account.byName.put(name, member);
        });
    return state.entry();
  }

  private static MailboxName renamed(MailboxName name, MailboxName from, MailboxName to) {
    try {
      return name.renamed(from, to);
    } catch (IllegalArgumentException e) {
      throw new StoreException(
          StoreException.Kind.NOT_POSSIBLE, "the name of an inferior would break the rules", e);
    }
  }

  @Override
  public void delete(MailboxName name) {
    requireNonNull(name, "name");
    if (name.isInbox()) {
      throw new StoreException(StoreException.Kind.NOT_POSSIBLE, "INBOX can't be deleted");
    }
    release(account.locked(() -> remove(account.require(name))));
    account.store.hints().mailboxesChanged(account.id);
  }

  private List<StoredMessage> remove(MailboxState state) {
    List<StoredMessage> gone = new ArrayList<>();
    state.messages.scan(UidRange.ALL, gone::add);
    state.remove(gone);
    state.removed = true;
    account.byName.remove(state.name);
    account.byId.remove(state.id);
    return gone;
  }

  private void release(List<StoredMessage> gone) {
    gone.forEach(account.store::release);
  }

  /** Removes every mailbox, INBOX too: the account itself is going. */
  void removeAll() {
    List<StoredMessage> gone = new ArrayList<>();
    account.locked(
        () -> {
          for (MailboxState state : List.copyOf(account.byName.values())) {
            gone.addAll(remove(state));
          }
          return account.subscriptions.removeIf(name -> true);
        });
    release(gone);
    account.store.hints().mailboxesChanged(account.id);
  }

  @Override
  public List<MailboxName> subscriptions() {
    return account.locked(() -> List.copyOf(account.subscriptions));
  }

  @Override
  public void subscribe(MailboxName name, boolean subscribed) {
    requireNonNull(name, "name");
    boolean changed =
        account.locked(
            () -> {
              if (!subscribed) {
                return account.subscriptions.remove(name);
              }
              if (!account.subscriptions.contains(name)
                  && account.subscriptions.size() >= MemoryLimits.MAILBOXES) {
                throw new StoreException(
                    StoreException.Kind.LIMIT,
                    "more than " + MemoryLimits.MAILBOXES + " subscriptions");
              }
              return account.subscriptions.add(name);
            });
    if (changed) {
      account.store.hints().mailboxesChanged(account.id);
    }
  }

  @Override
  public <T> Optional<T> extension(Class<T> type) {
    return type == MaildropLease.class
        ? Optional.of(type.cast((MaildropLease) this::tryLease))
        : Optional.empty();
  }

  private Optional<Registration> tryLease(String holder) {
    requireNonNull(holder, "holder");
    boolean taken =
        account.locked(
            () -> {
              boolean free = !account.leased;
              account.leased = true;
              return free;
            });
    if (!taken) {
      return Optional.empty();
    }
    AtomicBoolean open = new AtomicBoolean(true);
    return Optional.of(
        () -> {
          if (open.getAndSet(false)) {
            account.locked(() -> account.leased = false);
          }
        });
  }

  private void hint(MailboxState state) {
    account.store.hints().mailboxChanged(account.id, state.id, account.locked(state::highest));
  }
}
