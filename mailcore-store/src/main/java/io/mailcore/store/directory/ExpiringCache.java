package io.mailcore.store.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Answers that are good for a while, the least used going first where there are too many. An answer
 * that was asked for before something was dropped isn't kept: it may be of before the change. Safe
 * for use by several threads.
 */
final class ExpiringCache<K, V> {

  /** An answer and when it ends. */
  private record Entry<V>(V value, Instant end) {}

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<K, Entry<V>> entries;
  private long generation;

  ExpiringCache(int most, InstantSource clock) {
    this.clock = clock;
    this.entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Entry<V>> eldest) {
            return size() > most;
          }
        };
  }

  /** The answer, if there is one that is still good. */
  Optional<V> get(K key) {
    lock.lock();
    try {
      Entry<V> entry = entries.get(key);
      if (entry == null) {
        return Optional.empty();
      }
      if (clock.instant().isBefore(entry.end)) {
        return Optional.of(entry.value);
      }
      entries.remove(key);
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** To be taken before asking, and given to {@link #put} with the answer. */
  long generation() {
    lock.lock();
    try {
      return generation;
    } finally {
      lock.unlock();
    }
  }

  /** Keeps an answer, unless something was dropped since {@code asked}. */
  void put(K key, V value, Duration life, long asked) {
    lock.lock();
    try {
      if (asked == generation) {
        entries.put(key, new Entry<>(value, clock.instant().plus(life)));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Drops the answers that are such. */
  void removeIf(Predicate<V> outdated) {
    lock.lock();
    try {
      generation++;
      entries.values().removeIf(entry -> outdated.test(entry.value));
    } finally {
      lock.unlock();
    }
  }

  /** How many answers there are, good or not. */
  int size() {
    lock.lock();
    try {
      return entries.size();
    } finally {
      lock.unlock();
    }
  }
}
