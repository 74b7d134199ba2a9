package io.mailcore.net.auth;

import io.mailcore.net.address.AddressBlock;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Remembers who failed to log in, address by address, and who did well there. Bounded: of more than
 * 10,000 addresses the ones not heard of for longest are forgotten. Safe for use by several
 * threads.
 */
final class Failures {

  private static final int MOST_ADDRESSES = 10_000;
  private static final int MOST_GOOD_LOGINS = 16;
  private static final Duration GOOD_FOR = Duration.ofDays(30);

  private final FailureLimits limits;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<AddressBlock, Known> byAddress = new LinkedHashMap<>(16, 0.75f, true);

  Failures(FailureLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /** What is known of an address. */
  private static final class Known {
    final ArrayDeque<Instant> failures = new ArrayDeque<>();
    final Map<String, Instant> goodLogins = new LinkedHashMap<>(4, 0.75f, true);

    /** Failures since the last success: what the delay grows with. */
    int row;
  }

  /** Whether {@code login} is refused at this address without asking the directory. */
  boolean refuses(InetAddress address, String login) {
    lock.lock();
    try {
      Known found = recent(address);
      return found != null
          && found.failures.size() >= limits.failures()
          && !found.goodLogins.containsKey(login);
    } finally {
      lock.unlock();
    }
  }

  /** Counts a failure and says how long its answer waits. */
  Duration failed(InetAddress address) {
    lock.lock();
    try {
      Duration delay = delay(recent(address));
      Known known = byAddress.computeIfAbsent(AddressBlock.of(address), block -> new Known());
      known.row++;
      known.failures.addLast(clock.instant());
      if (known.failures.size() > limits.failures()) {
        known.failures.removeFirst();
      }
      trim(byAddress, MOST_ADDRESSES);
      return delay;
    } finally {
      lock.unlock();
    }
  }

  /** How long the answer to the next failure would wait. */
  Duration penalty(InetAddress address) {
    lock.lock();
    try {
      return delay(recent(address));
    } finally {
      lock.unlock();
    }
  }

  /** {@code login} did well: the delay begins anew, but what counts towards a refusal stays. */
  void succeeded(InetAddress address, String login) {
    lock.lock();
    try {
      Known known = byAddress.computeIfAbsent(AddressBlock.of(address), block -> new Known());
      known.row = 0;
      known.goodLogins.put(login, clock.instant());
      trim(known.goodLogins, MOST_GOOD_LOGINS);
      trim(byAddress, MOST_ADDRESSES);
    } finally {
      lock.unlock();
    }
  }

  private static void trim(Map<?, ?> map, int most) {
    if (map.size() > most) {
      Iterator<?> oldest = map.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  private @Nullable Known recent(InetAddress address) {
    AddressBlock block = AddressBlock.of(address);
    Known known = byAddress.get(block);
    if (known == null) {
      return null;
    }
    Instant now = clock.instant();
    Instant oldest = now.minus(limits.window());
    while (!known.failures.isEmpty() && known.failures.getFirst().isBefore(oldest)) {
      known.failures.removeFirst();
    }
    if (known.failures.isEmpty()) {
      known.row = 0;
    }
    known.goodLogins.values().removeIf(last -> last.isBefore(now.minus(GOOD_FOR)));
    return known;
  }

  private Duration delay(@Nullable Known known) {
    Duration delay = limits.firstDelay();
    if (delay.isZero() || known == null) {
      return delay;
    }
    for (int i = 0; i < known.row && delay.compareTo(limits.longestDelay()) < 0; i++) {
      delay = delay.multipliedBy(2);
    }
    return delay.compareTo(limits.longestDelay()) < 0 ? delay : limits.longestDelay();
  }

  int size() {
    lock.lock();
    try {
      return byAddress.size();
    } finally {
      lock.unlock();
    }
  }
}
