package io.mailcore.store.memory;

import io.mailcore.model.StoreException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The store's limits of octets and messages, and what happens where they are reached. Safe for use
 * by several threads.
 *
 * <p>Where the oldest are dropped, a change is counted first and room is made afterwards, when no
 * lock is held; the limit can be passed for that moment by what is being appended.
 */
final class Budget {

  private final MemoryLimits limits;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong messages = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<StoredMessage> arrivals = new LinkedHashSet<>();
  private final Consumer<StoredMessage> drop;
  private final Runnable sweep;

  /**
   * A budget.
   *
   * @param drop removes a message from its mailbox, called with no lock held
   * @param sweep removes the blobs that messages named but don't any more
   */
  Budget(MemoryLimits limits, Consumer<StoredMessage> drop, Runnable sweep) {
    this.limits = limits;
    this.drop = drop;
    this.sweep = sweep;
  }

  /** Counts octets that are being written, and makes room for them. Call it with no lock held. */
  void stage(long octets) {
    bytes.addAndGet(octets);
    makeRoom();
    if (bytes.get() > limits.bytes()) {
      bytes.addAndGet(-octets);
      throw full();
    }
  }

  /**
   * Counts messages and their own octets; refused where there is no room, unless the oldest are
   * dropped.
   */
  void add(long count, long octets) {
    boolean fits = bytes.addAndGet(octets) <= limits.bytes();
    fits &= messages.addAndGet(count) <= limits.messages();
    if (!fits && !limits.dropOldest()) {
      free(count, octets);
      throw full();
    }
  }

  void free(long count, long octets) {
    bytes.addAndGet(-octets);
    messages.addAndGet(-count);
  }

  /** Counts octets of little importance, which nobody is refused for. */
  void note(long octets) {
    bytes.addAndGet(octets);
  }

  /**
   * Sweeps and drops until the limits are kept, or nothing is left to go. Call it with no lock
   * held.
   */
  void makeRoom() {
    if (isOver()) {
      sweep.run();
    }
    while (limits.dropOldest() && isOver()) {
      Optional<StoredMessage> oldest = pollOldest();
      if (oldest.isEmpty()) {
        return;
      }
      drop.accept(oldest.get());
    }
  }

  private boolean isOver() {
    return bytes.get() > limits.bytes() || messages.get() > limits.messages();
  }

  void arrived(StoredMessage message) {
    if (limits.dropOldest()) {
      lock.lock();
      try {
        arrivals.add(message);
      } finally {
        lock.unlock();
      }
    }
  }

  void left(StoredMessage message) {
    if (limits.dropOldest()) {
      lock.lock();
      try {
        arrivals.remove(message);
      } finally {
        lock.unlock();
      }
    }
  }

  private Optional<StoredMessage> pollOldest() {
    lock.lock();
    try {
      Optional<StoredMessage> oldest = arrivals.stream().findFirst();
      oldest.ifPresent(arrivals::remove);
      return oldest;
    } finally {
      lock.unlock();
    }
  }

  private StoreException full() {
    return new StoreException(
        StoreException.Kind.TEMPORARY,
        "the store in memory is full: at most "
            + limits.bytes()
            + " octets and "
            + limits.messages()
            + " messages (give it more, or let it drop the oldest)");
  }

  long bytes() {
    return bytes.get();
  }

  long messages() {
    return messages.get();
  }
}
