package io.mailcore.store.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Answers that are good for a while, each for its own. An answer that was asked for before
 * something was dropped isn't kept: it may be of before the change. Safe for use by several
 * threads.
 */
final class ExpiringCache<K, V> {

  /** An answer and for how long it is good. */
  private record Entry<V>(V value, Duration life) {}

  private final Cache<K, Entry<V>> entries;
  private final AtomicLong generation = new AtomicLong();

  ExpiringCache(int most, InstantSource clock) {
    this.entries =
        Caffeine.newBuilder()
            .maximumSize(most)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .expireAfter(Expiry.<K, Entry<V>>writing((key, entry) -> entry.life()))
            // What goes is gone at once, without a thread of a pool.
            .executor(Runnable::run)
            .build();
  }

  /** The answer, if there is one that is still good. */
  Optional<V> get(K key) {
    return Optional.ofNullable(entries.getIfPresent(key)).map(Entry::value);
  }

  /** To be taken before asking, and given to {@link #put} with the answer. */
  long generation() {
    return generation.get();
  }

  /** Keeps an answer, unless something was dropped since {@code asked}. */
  void put(K key, V value, Duration life, long asked) {
    Entry<V> entry = new Entry<>(value, life);
    entries.put(key, entry);
    // Looked at behind the put: what is dropped meanwhile either sees the entry or is seen here.
    if (asked != generation.get()) {
      entries.asMap().remove(key, entry);
    }
  }

  /** Drops the answers that are such. */
  void removeIf(Predicate<V> outdated) {
    generation.incrementAndGet();
    entries.asMap().values().removeIf(entry -> outdated.test(entry.value()));
  }

  /** How many answers there are that are still good. */
  int size() {
    entries.cleanUp();
    return (int) entries.estimatedSize();
  }
}
