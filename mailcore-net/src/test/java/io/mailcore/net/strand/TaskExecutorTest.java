package io.mailcore.net.strand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskExecutorTest {

  private final TaskExecutor executor = TaskExecutor.create("test-", Optional.of(3));

  @AfterEach
  void stop() {
    assertThat(executor.stop(Duration.ofSeconds(5))).isTrue();
    assertThatThrownBy(() -> executor.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void runsEverythingWithinItsLimit() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(20_000);
    for (int i = 0; i < 20_000; i++) {
      executor.execute(
          () -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            now.decrementAndGet();
            done.countDown();
          });
    }
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void stopsWheneverItsTasksHaveRun() throws Exception {
    for (int round = 0; round < 3_000; round++) {
      TaskExecutor brief = TaskExecutor.create("brief-", Optional.of(3));
      CountDownLatch ran = new CountDownLatch(50);
      for (int i = 0; i < 50; i++) {
        brief.execute(ran::countDown);
      }
      assertThat(ran.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(brief.stop(Duration.ofSeconds(5))).isTrue();
    }
  }

  @Test
  void startsNoSecondThreadWhileOneIsIdle() throws Exception {
    TaskExecutor roomy = TaskExecutor.create("roomy-", Optional.of(100));
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    for (int i = 0; i < 100; i++) {
      CountDownLatch ran = new CountDownLatch(1);
      roomy.execute(
          () -> {
            seen.add(Thread.currentThread());
            ran.countDown();
          });
      assertThat(ran.await(5, TimeUnit.SECONDS)).isTrue();
    }
    // One, but for the moments in which it hasn't come back yet.
    assertThat(seen).hasSizeLessThan(50);
    assertThat(seen).allMatch(Thread::isDaemon);
    assertThat(seen).allMatch(thread -> thread.getName().startsWith("roomy-"));
    assertThat(roomy.stop(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void survivesATaskThatFails() throws Exception {
    for (int i = 0; i < 5; i++) {
      executor.execute(
          () -> {
            throw new IllegalStateException("a task that fails");
          });
    }
    CountDownLatch ran = new CountDownLatch(1);
    executor.execute(ran::countDown);
    assertThat(ran.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void interruptsOnlyTheTaskThatRuns() throws Exception {
    TaskExecutor single = TaskExecutor.create("single-", Optional.of(1));
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    AtomicBoolean nextInterrupted = new AtomicBoolean(true);
    CountDownLatch next = new CountDownLatch(1);
    single.execute(
        () -> {
          running.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
          }
        });
    single.execute(
        () -> {
          nextInterrupted.set(Thread.currentThread().isInterrupted());
          next.countDown();
        });
    assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();
    single.interruptAll();
    assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(next.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(nextInterrupted).isFalse();
    assertThat(single.stop(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void losesNoTaskWhileThreadsComeAndGo() throws Exception {
    // No idle time at all: every task meets the moment in which the last thread leaves.
    TaskExecutor hasty = new TaskExecutor(TaskExecutor.daemons("hasty-"), 1, Duration.ZERO);
    for (int i = 0; i < 5_000; i++) {
      CountDownLatch ran = new CountDownLatch(2);
      hasty.execute(ran::countDown);
      hasty.execute(ran::countDown);
      assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(hasty.stop(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void usesVirtualThreadsWhereThereAreSome() {
    assertThat(TaskExecutor.virtualThreads("v-").isPresent())
        .isEqualTo(Runtime.version().feature() >= 21);
  }
}
