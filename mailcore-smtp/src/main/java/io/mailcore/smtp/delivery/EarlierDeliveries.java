package io.mailcore.smtp.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers who has got a message of which the client was told to try again, because others hadn't
 * got it: when it comes again they don't get it twice. Bounded in number and time, and gone with
 * the process: then a copy too many is possible, a lost one never. Safe for use by several threads.
 */
final class EarlierDeliveries {

  /** As long as servers go on trying. */
  private static final Duration KEPT = Duration.ofDays(5);

  private static final int MAX_ENTRIES = 10_000;

  /**
   * A message and one that has got it.
   *
   * @param message what is the same each time it comes
   * @param target a mailbox, an address or a handler
   */
  record Key(String message, Object target) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final InstantSource clock;
  private final Map<Key, Instant> entries = new LinkedHashMap<>();

  EarlierDeliveries(InstantSource clock) {
    this.clock = clock;
  }

  boolean contains(Key key) {
    lock.lock();
    try {
      Instant at = entries.get(key);
      return at != null && at.plus(KEPT).isAfter(clock.instant());
    } finally {
      lock.unlock();
    }
  }

  void add(Key key) {
    lock.lock();
    try {
      entries.remove(key);
      entries.put(key, clock.instant());
      if (entries.size() > MAX_ENTRIES) {
        entries.remove(entries.keySet().iterator().next());
      }
    } finally {
      lock.unlock();
    }
  }

  /** All have got it: the same message is a new one when it comes again. */
  void forget(Key key) {
    lock.lock();
    try {
      entries.remove(key);
    } finally {
      lock.unlock();
    }
  }
}
