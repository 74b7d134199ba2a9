package io.mailcore.net;

import io.mailcore.spi.store.AccountListing;
import io.mailcore.spi.store.MailStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies a policy to the store of a server from time to time, on a thread of its own. */
final class RetentionTask {

  private static final Logger LOG = LoggerFactory.getLogger(RetentionPolicy.class);
  private static final double JITTER = 0.1;
  private static final Duration LAST_WAIT = Duration.ofSeconds(1);

  private final ServerConfiguration.Retention settings;
  private final MailStore store;
  private final InstantSource clock;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  RetentionTask(
      ServerConfiguration.Retention settings, MailStore store, InstantSource clock, String name) {
    this.settings = settings;
    this.store = store;
    this.clock = clock;
    this.thread = new Thread(this::run, name);
    this.thread.setDaemon(true);
  }

  /**
   * Checks that it can work.
   *
   * @throws ServerStartException if the store doesn't list its accounts
   */
  void check() {
    if (store.extension(AccountListing.class).isEmpty()) {
      throw new ServerStartException(
          "retention: "
              + RetentionPolicy.withoutListing(store)
              + ": let its extension(...) give one, or leave MailServer.builder().retention(...)"
              + " out and remove old mail yourself");
    }
  }

  void begin() {
    thread.start();
  }

  private void run() {
    // Servers that start together don't all begin at once, here or on other nodes.
    double part = JITTER * ThreadLocalRandom.current().nextDouble();
    try {
      while (!stopped.await(nanos(part), TimeUnit.NANOSECONDS)) {
        apply();
        part = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
      }
    } catch (InterruptedException e) {
      // Only stopping interrupts.
      Thread.currentThread().interrupt();
    }
  }

  private long nanos(double intervals) {
    return Math.round(intervals * settings.interval().toNanos());
  }

  private void apply() {
    try {
      AccountListing listing = store.extension(AccountListing.class).orElseThrow();
      RetentionResult result =
          new RetentionRun(settings.policy(), store, clock, this::isStopped).over(listing);
      if (result.messages() > 0) {
        LOG.info("Retention: {}", result);
      } else {
        LOG.debug("Retention: {}", result);
      }
    } catch (RuntimeException e) {
      if (!isStopped()) {
        LOG.warn("Can't remove old messages now; it will be tried again", e);
      }
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /** Asks it to end, after the page that it is removing. */
  void stop() {
    stopped.countDown();
  }

  /** Waits for its end, and interrupts it when that takes too long. */
  void awaitEnd(Duration most) {
    stop();
    try {
      if (!ended(most)) {
        thread.interrupt();
        if (!ended(LAST_WAIT)) {
          LOG.warn("Removing old messages doesn't end: the store doesn't come back");
        }
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private boolean ended(Duration most) throws InterruptedException {
    // Zero would be for ever.
    thread.join(Math.max(1, most.toMillis()));
    return !thread.isAlive();
  }
}
