package io.mailcore.store.memory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.StoreException;
import io.mailcore.model.UidRange;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MailboxMetadata;
import io.mailcore.spi.store.MailboxNames;
import io.mailcore.spi.store.MaildropLease;
import io.mailcore.spi.store.QuotaSource;
import io.mailcore.spi.store.QuotaStatus;
import io.mailcore.spi.store.Registration;
import java.util.ArrayList;
import java.util.List;
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
              List<MailboxName> made = account.names().create(name);
              made.forEach(each -> account.add(each, each.equals(name) ? uses : Set.of()));
              return account.require(name).entry();
            });
    account.store.hints().mailboxesChanged(account.id);
    return entry;
  }

  @Override
  public MailboxEntry rename(MailboxName from, MailboxName to) {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    List<MailboxState> changed = new ArrayList<>();
    MailboxEntry entry =
        account.locked(
            () -> {
              MailboxNames.Renaming renaming = account.names().rename(from, to);
              renaming.made().forEach(name -> account.add(name, Set.of()));
              renaming.applyTo(account.byName);
              renaming.renamed().values().forEach(name -> account.require(name).name = name);
              if (from.isInbox()) {
                account.require(from).annotations.copyTo(account.require(to).annotations);
                changed.addAll(moveAll(account.require(from), account.require(to)));
              }
              return account.require(to).entry();
            });
    account.store.hints().mailboxesChanged(account.id);
    changed.forEach(this::hint);
    return entry;
  }

  private static List<MailboxState> moveAll(MailboxState inbox, MailboxState target) {
    List<StoredMessage> moved = new ArrayList<>();
    inbox.messages.scan(UidRange.ALL, moved::add);
    if (moved.isEmpty()) {
      return List.of();
    }
    MessageMoves.append(moved, target);
    MessageMoves.leave(moved, inbox);
    return List.of(inbox, target);
  }

  @Override
  public void delete(MailboxName name) {
    requireNonNull(name, "name");
    release(
        account.locked(
            () -> {
              account.names().requireRemovable(name);
              return remove(account.require(name));
            }));
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
    if (type == MaildropLease.class) {
      return Optional.of(type.cast((MaildropLease) this::tryLease));
    }
    if (type == MailboxMetadata.class) {
      return Optional.of(type.cast(new MemoryMetadata(account)));
    }
    return type == QuotaSource.class ? Optional.of(type.cast(new Quota())) : Optional.empty();
  }

  private final class Quota implements QuotaSource {

    @Override
    public QuotaStatus quota() {
      QuotaLimit limit = account.store.limits().quotas().limit(account.id);
      return account.locked(() -> account.quota(limit));
    }

    @Override
    public boolean isChangeable() {
      return account.store.limits().quotas().isChangeable(account.id);
    }

    @Override
    public void change(QuotaLimit wanted) {
      account.store.limits().quotas().change(account.id, requireNonNull(wanted, "wanted"));
    }
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
