package io.mailcore.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.StoreException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedSyncTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void aChangeAloneWaitsForOneSync() {
    SharedSync sync = new SharedSync(() -> {});
    sync.await();
    assertThat(sync.count()).isEqualTo(1);
  }

  @Test
  void thoseWhoComeWhileOneRunsShareTheNext() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    SharedSync sync =
        new SharedSync(
            () -> {
              if (runs.incrementAndGet() == 1) {
                running.countDown();
                awaitLatch(goOn);
              }
            });
    Future<?> first = threads.submit(sync::await);
    assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
    Future<?> second = threads.submit(sync::await);
    Future<?> third = threads.submit(sync::await);
    goOn.countDown();
    first.get();
    second.get();
    third.get();
    assertThat(runs.get()).isBetween(2, 3);
  }

  @Test
  void anErrorIsNoSuccessForThoseWhoWaitForTheSameSync() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    SharedSync sync =
        new SharedSync(
            () -> {
              if (runs.incrementAndGet() == 1) {
                running.countDown();
                awaitLatch(goOn);
              } else {
                throw new AssertionError("no memory, say");
              }
            });
    Future<?> first = threads.submit(sync::await);
    assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
    Future<?> second = threads.submit(sync::await);
    Future<?> third = threads.submit(sync::await);
    goOn.countDown();
    first.get();
    assertThat(failure(second)).isInstanceOfAny(AssertionError.class, StoreException.class);
    assertThat(failure(third)).isInstanceOfAny(AssertionError.class, StoreException.class);
  }

  @Test
  void aFailureIsOverWithTheNextSync() {
    AtomicInteger runs = new AtomicInteger();
    SharedSync sync =
        new SharedSync(
            () -> {
              if (runs.incrementAndGet() == 1) {
                throw new StoreException(StoreException.Kind.TEMPORARY, "once");
              }
            });
    assertThatThrownBy(sync::await).hasMessage("once");
    sync.await();
    assertThat(sync.count()).isEqualTo(2);
  }

  private static Throwable failure(Future<?> future) throws InterruptedException {
    try {
      future.get();
      throw new IllegalStateException("it was told that its change is on disk");
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
