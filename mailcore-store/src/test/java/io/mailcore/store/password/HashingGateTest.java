package io.mailcore.store.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mailcore.model.StoreException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HashingGateTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HashingGate gate = new HashingGate(1, 1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final AtomicInteger inside = new AtomicInteger();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private Future<Integer> enter() {
    return threads.submit(
        () ->
            gate.pass(
                () -> {
                  inside.incrementAndGet();
                  try {
                    go.await();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                  return inside.get();
                }));
  }

  @Test
  void oneWorksOneWaitsAndTheNextIsToldToComeAgain() throws Exception {
    Future<Integer> first = enter();
    await().until(() -> inside.get() == 1);
    Future<Integer> second = enter();
    await().until(() -> gate.waiting() == 1);
    assertThatThrownBy(() -> gate.pass(() -> 0)).isInstanceOf(StoreException.class);
    assertThat(inside).hasValue(1);
    go.countDown();
    assertThat(first.get()).isPositive();
    assertThat(second.get()).isEqualTo(2);
    assertThat(gate.<Integer>pass(() -> 7)).isEqualTo(7);
  }

  @Test
  void anInterruptEndsTheWaitAndGivesThePlaceBack() throws Exception {
    Future<Integer> first = enter();
    await().until(() -> inside.get() == 1);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> gate.pass(() -> 0))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.TEMPORARY));
    assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
    go.countDown();
    assertThat(first.get()).isEqualTo(1);
    assertThat(gate.<Integer>pass(() -> 7)).isEqualTo(7);
  }
}
