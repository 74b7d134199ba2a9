package io.mailcore.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShieldTest {

  @Test
  void aPlatformThreadDoesItsWorkItself() {
    try (Shield shield = new Shield(Dialect.POSTGRESQL)) {
      AtomicReference<Thread> worker = new AtomicReference<>();
      shield.run(() -> worker.set(Thread.currentThread()));
      assertThat(worker.get()).isSameAs(Thread.currentThread());
    }
  }

  @Test
  void anInterruptOfAVirtualThreadDoesNotReachTheWork() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch undisturbed = new CountDownLatch(1);
    CountDownLatch interruptedAfterwards = new CountDownLatch(1);
    try (Shield shield = new Shield(Dialect.POSTGRESQL)) {
      Thread virtual =
          virtualThread(
              () -> {
                shield.run(
                    () -> {
                      begun.countDown();
                      try {
                        goOn.await();
                        undisturbed.countDown();
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                    });
                if (Thread.interrupted()) {
                  interruptedAfterwards.countDown();
                }
              });
      assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
      virtual.interrupt();
      goOn.countDown();
      assertThat(undisturbed.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(interruptedAfterwards.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whatTheWorkThrowsReachesAVirtualThread() throws Exception {
    try (Shield shield = new Shield(Dialect.MARIADB)) {
      AtomicReference<Throwable> seen = new AtomicReference<>();
      CountDownLatch done = new CountDownLatch(1);
      virtualThread(
          () -> {
            try {
              shield.run(
                  () -> {
                    throw new IllegalStateException("broken");
                  });
            } catch (IllegalStateException e) {
              seen.set(e);
            } finally {
              done.countDown();
            }
          });
      assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(seen.get()).hasMessage("broken");
    }
  }

  @Test
  void onAnEmbeddedDatabaseNothingIsLent() {
    try (Shield shield = new Shield(Dialect.H2)) {
      assertThatThrownBy(
              () ->
                  shield.run(
                      () -> {
                        throw new IllegalStateException("broken");
                      }))
          .hasMessage("broken");
    }
  }

  // Thread.startVirtualThread, which Java 17 doesn't have.
  private static Thread virtualThread(Runnable work) throws Exception {
    assumeTrue(Runtime.version().feature() >= 21, "this Java has no virtual threads");
    return (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
  }
}
