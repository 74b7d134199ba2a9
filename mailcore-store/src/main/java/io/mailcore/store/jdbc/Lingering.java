package io.mailcore.store.jdbc;

import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

/**
 * How long the leader of a batch waits for those whose batch has just been done: up to a part of
 * the time that one took, counted from its end, until all are back who were there. Where nobody
 * came in that time, more and more batches don't wait, so that senders who take their time cost
 * next to nothing. Times are those of {@link System#nanoTime}. Not safe for use by several threads.
 */
final class Lingering {

  private static final int PART = 4;
  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final int MOST_SKIPPED = 64;

  private final LongUnaryOperator patience;
  private int expected;
  private long until;
  private int skipped;
  private int toSkip;

  /** A quarter of the last batch's time, 2 ms at most. */
  Lingering() {
    this(took -> Math.min(took / PART, LONGEST_NANOS));
  }

  /**
   * Another measure.
   *
   * @param patience how long to wait after a batch that took so long, in nanoseconds
   */
  Lingering(LongUnaryOperator patience) {
    this.patience = patience;
  }

  /**
   * A batch has ended.
   *
   * @param there how many were there: in the batch, or waiting for the next
   */
  void ended(int there, long begun, long now) {
    expected = there;
    until = now + patience.applyAsLong(now - begun);
  }

  /** How many are to be waited for, or 0 if the next batch isn't to wait. */
  int expected(long now) {
    if (until - now <= 0) {
      return 0;
    }
    if (toSkip > 0) {
      toSkip--;
      return 0;
    }
    return expected;
  }

  /** Until when to wait for them. */
  long until() {
    return until;
  }

  /** A batch has waited; says whether anybody came. */
  void waited(boolean worthIt) {
    skipped = worthIt ? 0 : Math.min(Math.max(1, 2 * skipped), MOST_SKIPPED);
    toSkip = skipped;
  }
}
