package io.mailcore.net;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes the store's hints on to the sessions that look at the mailbox: one subscription, made when
 * the first session asks. Safe for use by several threads.
 */
final class ChangeHub implements ChangeListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeHub.class);

  private final MailStore store;
  private final ConcurrentHashMap<Key, List<Watch>> watches = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Registration> subscription = Optional.empty();
  private boolean closed;

  ChangeHub(MailStore store) {
    this.store = store;
  }

  private record Key(AccountId account, MailboxId mailbox) {}

  /** One session's wish; equal to itself alone. */
  private final class Watch implements Registration {

    private final Key key;
    private final Runnable task;

    Watch(Key key, Runnable task) {
      this.key = key;
      this.task = task;
    }

    @Override
    public void close() {
      watches.computeIfPresent(
          key,
          (of, list) -> {
            List<Watch> left = new ArrayList<>(list);
            left.remove(this);
            return left.isEmpty() ? null : List.copyOf(left);
          });
    }
  }

  Registration watch(AccountId account, MailboxId mailbox, Runnable task) {
    Watch watch = new Watch(new Key(account, mailbox), task);
    watches.merge(
        watch.key,
        List.of(watch),
        (known, added) -> {
          List<Watch> both = new ArrayList<>(known);
          both.addAll(added);
          return List.copyOf(both);
        });
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
    for (Watch watch : watches.getOrDefault(new Key(account, mailbox), List.of())) {
      try {
        watch.task.run();
      } catch (RuntimeException e) {
        LOG.warn("a session failed to hear of a change", e);
      }
    }
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
    watches.clear();
  }

  int watched() {
    return watches.size();
  }
}
