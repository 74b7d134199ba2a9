package io.mailcore.smtp.delivery;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of transactions: a part that tells one server from the next, and a number that grows with the
 * time and never falls, even if the clock does. Safe for use by several threads.
 */
public final class TransactionIds {

  private static final int RADIX = 36;
  private static final int SEQUENCE_BITS = 12;
  private static final int SERVERS = 36 * 36 * 36 * 36;

  private final InstantSource clock;
  private final String server;
  private final AtomicLong last = new AtomicLong();

  /** Ids that grow with this clock. */
  public TransactionIds(InstantSource clock) {
    this.clock = clock;
    this.server = Integer.toString(SERVERS + new SecureRandom().nextInt(SERVERS), RADIX);
  }

  /** The next id: capitals and digits. */
  public String next() {
    long now = clock.millis() << SEQUENCE_BITS;
    long number = last.updateAndGet(before -> Math.max(before + 1, now));
    return (Long.toString(number, RADIX) + server).toUpperCase(Locale.ROOT);
  }
}
