package io.mailcore.examples.customstore;

import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.SpecialUse;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.store.index.AccountIndex;
import io.mailcore.store.index.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** One account. Readers see the index as the last change left it; changes wait for each other. */
final class EmlAccount implements MailAccount {

  final EmlStore store;
  private final IndexFile file;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile AccountIndex index;

  EmlAccount(EmlStore store, IndexFile file, AccountIndex index) {
    this.store = store;
    this.file = file;
    this.index = index;
  }

  AccountIndex index() {
    return index;
  }

  /** Makes a change, puts it on disk, lets others see it, and tells them: in this order. */
  <T> T change(Function<AccountIndex, Change<AccountIndex, T>> work) {
    AccountIndex before;
    Change<AccountIndex, T> change;
    lock.lock();
    try {
      before = index;
      change = work.apply(before);
      file.write(change.index());
      index = change.index();
    } finally {
      lock.unlock();
    }
    change.index().tellSince(before, store.listeners());
    return change.result();
  }

  @Override
  public List<MailboxEntry> list(Optional<MailboxName> after, int limit) {
    return index.list(after, limit);
  }

  @Override
  public Optional<MailboxEntry> find(MailboxName name) {
    return index.find(name);
  }

  @Override
  public Mailbox open(MailboxId id) {
    return new EmlMailbox(this, id);
  }

  @Override
  public MailboxEntry create(MailboxName name, Set<SpecialUse> uses) {
    return change(account -> account.create(name, uses, Instant.now()));
  }

  @Override
  public MailboxEntry rename(MailboxName from, MailboxName to) {
    return change(account -> account.rename(from, to, Instant.now()));
  }

  @Override
  public void delete(MailboxName name) {
    change(account -> account.delete(name));
  }

  @Override
  public List<MailboxName> subscriptions() {
    return List.copyOf(index.subscriptions());
  }

  @Override
  public void subscribe(MailboxName name, boolean subscribed) {
    change(account -> account.subscribe(name, subscribed));
  }
}
