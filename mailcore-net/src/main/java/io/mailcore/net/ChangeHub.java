package io.mailcore.net;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.net.protocol.AccountChanges;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Registration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Passes the store's hints on to the sessions that look at the mailbox or the account: one
 * subscription, made when the first session asks. Safe for use by several threads.
 */
final class ChangeHub implements ChangeListener, AutoCloseable {

  private final MailStore store;
  private final Watches<Key, Runnable> mailboxes = new Watches<>();
  private final Watches<AccountId, AccountChanges> accounts = new Watches<>();
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Registration> subscription = Optional.empty();
  private boolean closed;

  ChangeHub(MailStore store) {
    this.store = store;
  }

  private record Key(AccountId account, MailboxId mailbox) {}

  Registration watch(AccountId account, MailboxId mailbox, Runnable task) {
    Registration watch = mailboxes.add(new Key(account, mailbox), task);
    subscribe();
    return watch;
  }

  Registration watch(AccountId account, AccountChanges listener) {
    Registration watch = accounts.add(account, listener);
    subscribe();
    return watch;
  }

  private void subscribe() {
    lock.lock();
    try {
      if (subscription.isEmpty() && !closed) {
        subscription = Optional.of(store.subscribe(this));
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void mailboxChanged(AccountId account, MailboxId mailbox, ModSeq highest) {
    mailboxes.tell(new Key(account, mailbox), Runnable::run);
    accounts.tell(account, listener -> listener.mailboxChanged(mailbox));
  }

  @Override
  public void mailboxesChanged(AccountId account) {
    accounts.tell(account, AccountChanges::mailboxesChanged);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      subscription.ifPresent(Registration::close);
      subscription = Optional.empty();
    } finally {
      lock.unlock();
    }
    mailboxes.clear();
    accounts.clear();
  }

  int watched() {
    return mailboxes.size() + accounts.size();
  }
}
