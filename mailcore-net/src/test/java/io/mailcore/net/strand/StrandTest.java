package io.mailcore.net.strand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StrandTest {

  /** Work that counts without any synchronization of its own: the strand has to order it. */
  private static final class Counter implements Strand.Work {

    private final Queue<Integer> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean inside = new AtomicBoolean();
    private final AtomicInteger overlaps = new AtomicInteger();
    private final CountDownLatch done;
    private long count;
    private int pauses;

    Counter(int steps) {
      done = new CountDownLatch(steps);
    }

    @Override
    public boolean step() {
      if (!inside.compareAndSet(false, true)) {
        overlaps.incrementAndGet();
      }
      Integer next = queue.poll();
      if (next != null) {
        count++;
        done.countDown();
      }
      inside.set(false);
      return next != null;
    }

    @Override
    public boolean ready() {
      return !queue.isEmpty();
    }

    @Override
    public void pause() {
      pauses++;
    }
  }

  @Test
  void runsEveryStepOnceAndNeverTwoAtATime() throws Exception {
    TaskExecutor executor = TaskExecutor.create("strand-", Optional.of(4));
    Counter counter = new Counter(400_000);
    Strand strand = new Strand(executor, counter);
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          new Thread(
              () -> {
                for (int n = 0; n < 100_000; n++) {
                  counter.queue.add(n);
                  strand.wake();
                }
              });
      threads[i].start();
    }
    assertThat(counter.done.await(30, TimeUnit.SECONDS)).isTrue();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(executor.stop(Duration.ofSeconds(5))).isTrue();
    assertThat(counter.overlaps).hasValue(0);
    assertThat(counter.count).isEqualTo(400_000);
    assertThat(counter.pauses).isPositive();
  }

  @Test
  void givesOthersTheirTurn() {
    Queue<Runnable> runs = new ArrayDeque<>();
    Counter counter = new Counter(1000);
    for (int i = 0; i < 1000; i++) {
      counter.queue.add(i);
    }
    new Strand(runs::add, counter).wake();
    int count = 0;
    while (!runs.isEmpty()) {
      runs.remove().run();
      count++;
      assertThat(counter.count).isLessThanOrEqualTo(64L * count);
    }
    assertThat(counter.count).isEqualTo(1000);
    assertThat(count).isGreaterThan(10);
  }
}
