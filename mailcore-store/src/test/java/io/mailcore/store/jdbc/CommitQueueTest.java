package io.mailcore.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CommitQueueTest {

  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(5);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
  private final Semaphore permits = new Semaphore(0);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /** A queue whose batches wait for a permit each. */
  private CommitQueue<Integer> held(int mostInBatch, int mostWaiting) {
    return held(new CommitQueue.Limits(1, mostInBatch, mostWaiting, PATIENCE));
  }

  private CommitQueue<Integer> held(CommitQueue.Limits limits) {
    return new CommitQueue<>(
        limits,
        batch -> {
          batches.add(batch);
          permits.acquireUninterruptibly();
        });
  }

  private static void hold(long nanos) {
    try {
      assertThat(new Semaphore(0).tryAcquire(nanos, TimeUnit.NANOSECONDS)).isFalse();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CommitQueue.Limits limits(int batch, int waiting) {
    return new CommitQueue.Limits(1, batch, waiting, PATIENCE);
  }

  private Future<?> submit(CommitQueue<Integer> queue, int work) {
    return threads.submit(() -> queue.submit(work, work));
  }

  /** Submits these so that they wait in this order. */
  private List<Future<?>> enqueue(CommitQueue<Integer> queue, int from, int to) {
    List<Future<?>> submitted = new ArrayList<>();
    for (int work = from; work < to; work++) {
      int before = queue.waiting();
      submitted.add(submit(queue, work));
      await().until(() -> queue.waiting() == before + 1);
    }
    return submitted;
  }

  private Future<?> occupy(CommitQueue<Integer> queue) {
    Future<?> first = submit(queue, 0);
    await().until(() -> batches.size() == 1);
    return first;
  }

  private static void requireDone(List<Future<?>> submitted) throws Exception {
    for (Future<?> one : submitted) {
      one.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void oneAloneIsDoneAtOnceInItsOwnThread() {
    List<Thread> leaders = new ArrayList<>();
    CommitQueue<Integer> queue =
        new CommitQueue<>(limits(10, 10), batch -> leaders.add(Thread.currentThread()));
    queue.submit(1, 1);
    queue.submit(2, 2);
    assertThat(leaders).containsExactly(Thread.currentThread(), Thread.currentThread());
  }

  @Test
  void thoseWhoComeWhileABatchRunsAreTheNextInTheirOrder() throws Exception {
    CommitQueue<Integer> queue = held(100, 100);
    Future<?> first = occupy(queue);
    List<Future<?>> others = enqueue(queue, 1, 9);
    permits.release(2);
    first.get(20, TimeUnit.SECONDS);
    requireDone(others);
    assertThat(batches).containsExactly(List.of(0), List.of(1, 2, 3, 4, 5, 6, 7, 8));
  }

  @Test
  void batchesAreBoundedAndKeepTheOrder() throws Exception {
    CommitQueue<Integer> queue = held(3, 100);
    Future<?> first = occupy(queue);
    List<Future<?>> others = enqueue(queue, 1, 9);
    permits.release(100);
    first.get(20, TimeUnit.SECONDS);
    requireDone(others);
    assertThat(batches)
        .containsExactly(List.of(0), List.of(1, 2, 3), List.of(4, 5, 6), List.of(7, 8));
  }

  @Test
  void leadsOneBatchAndHandsOver() throws Exception {
    List<Thread> leaders = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch running = new CountDownLatch(1);
    CommitQueue<Integer> queue =
        new CommitQueue<>(
            limits(1, 100),
            batch -> {
              leaders.add(Thread.currentThread());
              running.countDown();
              permits.acquireUninterruptibly();
            });
    Future<?> first = submit(queue, 0);
    assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
    List<Future<?>> others = enqueue(queue, 1, 4);
    permits.release();
    first.get(20, TimeUnit.SECONDS);
    assertThat(others).as("the first goes on without waiting for others").noneMatch(Future::isDone);
    permits.release(3);
    requireDone(others);
    assertThat(leaders).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void beyondItsRoomTheNextWaitToGetIn() throws Exception {
    CommitQueue<Integer> queue = held(100, 2);
    Future<?> first = occupy(queue);
    List<Future<?>> others = enqueue(queue, 1, 3);
    List<Future<?>> outside = new ArrayList<>();
    for (int work = 3; work < 8; work++) {
      outside.add(submit(queue, work));
    }
    permits.release(100);
    first.get(20, TimeUnit.SECONDS);
    requireDone(others);
    requireDone(outside);
    assertThat(batches.get(1)).containsExactly(1, 2);
    assertThat(batches.stream().mapToInt(List::size)).allMatch(size -> size <= 2);
    assertThat(batches.stream().flatMap(List::stream))
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void anInterruptWhileWaitingFailsNobodyAndIsThereAfterwards() throws Exception {
    CommitQueue<Integer> queue = held(100, 100);
    Future<?> first = occupy(queue);
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread waiter =
        new Thread(
            () -> {
              queue.submit(1, 1);
              if (Thread.interrupted()) {
                interrupted.countDown();
              }
            });
    waiter.start();
    await().until(() -> queue.waiting() == 1);
    List<Future<?>> others = enqueue(queue, 2, 4);
    waiter.interrupt();
    permits.release(2);
    first.get(20, TimeUnit.SECONDS);
    requireDone(others);
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(batches).containsExactly(List.of(0), List.of(1, 2, 3));
  }

  @Test
  void whoComesInterruptedIsDoneAllTheSame() {
    List<Boolean> seen = new ArrayList<>();
    CommitQueue<Integer> queue =
        new CommitQueue<>(
            limits(10, 10), batch -> seen.add(Thread.currentThread().isInterrupted()));
    Thread.currentThread().interrupt();
    queue.submit(1, 1);
    assertThat(Thread.interrupted()).as("the interrupt is still there").isTrue();
    assertThat(seen).as("the runner sees no interrupt").containsExactly(false);
  }

  @Test
  void aRunnerThatThrowsLeavesNobodyWaiting() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    CommitQueue<Integer> queue =
        new CommitQueue<>(
            limits(100, 100),
            batch -> {
              batches.add(batch);
              permits.acquireUninterruptibly();
              if (runs.incrementAndGet() == 2) {
                throw new IllegalStateException("the runner broke");
              }
            });
    Future<?> first = occupy(queue);
    List<Future<?>> others = enqueue(queue, 1, 4);
    permits.release(2);
    first.get(20, TimeUnit.SECONDS);
    int failed = 0;
    for (Future<?> one : others) {
      try {
        one.get(20, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        assertThat(e).hasRootCauseMessage("the runner broke");
        failed++;
      }
    }
    assertThat(failed).as("its leader alone hears of it").isEqualTo(1);
    permits.release();
    queue.submit(9, 9);
    assertThat(batches).last().isEqualTo(List.of(9));
  }

  @Test
  void everythingIsDoneOnceUnderLoad() throws Exception {
    Map<Integer, Integer> done = new ConcurrentHashMap<>();
    AtomicInteger running = new AtomicInteger();
    CommitQueue<Integer> queue =
        new CommitQueue<>(
            limits(7, 5),
            batch -> {
              assertThat(running.incrementAndGet()).as("batches at once").isEqualTo(1);
              assertThat(batch).isNotEmpty().hasSizeLessThanOrEqualTo(7);
              batch.forEach(work -> done.merge(work, 1, Integer::sum));
              running.decrementAndGet();
            });
    List<Future<?>> submitted = new ArrayList<>();
    for (int thread = 0; thread < 16; thread++) {
      int base = thread * 1000;
      submitted.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 500; i++) {
                  queue.submit(base, base + i);
                  assertThat(done).as("done when submit returns").containsKey(base + i);
                }
              }));
    }
    requireDone(submitted);
    assertThat(done).hasSize(16 * 500);
    assertThat(done.values()).as("how often each was done").containsOnly(1);
    assertThat(queue.waiting()).isZero();
  }

  @Test
  void aSlowBatchIsOvertakenButNotByWorkOfItsKeys() throws Exception {
    CommitQueue<Integer> queue = held(new CommitQueue.Limits(2, 100, 100, PATIENCE));
    Future<?> slow = threads.submit(() -> queue.submit(7, 0));
    await().until(() -> batches.size() == 1);
    Future<?> sameKey = threads.submit(() -> queue.submit(7, 1));
    await().until(() -> queue.waiting() == 1);
    Future<?> other = threads.submit(() -> queue.submit(8, 2));
    await().until(() -> batches.size() == 2);
    assertThat(batches).containsExactly(List.of(0), List.of(2));
    Future<?> third = threads.submit(() -> queue.submit(9, 3));
    await().until(() -> queue.waiting() == 2);
    // Enough for all: the next batch may take a permit before those who wait for one.
    permits.release(4);
    requireDone(List.of(slow, other, sameKey, third));
    assertThat(batches.stream().skip(2).flatMap(List::stream)).containsExactlyInAnyOrder(1, 3);
  }

  @Test
  void aBatchWaitsForThoseWhoseBatchIsDoneAndWhoComeBack() throws Exception {
    int rounds = 50;
    List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    CommitQueue<Integer> queue =
        new CommitQueue<>(
            limits(100, 100),
            new Lingering(took -> TimeUnit.SECONDS.toNanos(20)),
            batch -> {
              sizes.add(batch.size());
              if (sizes.size() == 1) {
                permits.acquireUninterruptibly();
              }
            });
    List<Future<?>> senders = new ArrayList<>();
    senders.add(threads.submit(() -> send(queue, 0, rounds + 1)));
    await().until(() -> sizes.size() == 1);
    for (int key = 1; key < 16; key++) {
      int own = key;
      senders.add(threads.submit(() -> send(queue, own, rounds)));
    }
    await().until(() -> queue.waiting() == 15);
    permits.release();
    requireDone(senders);
    assertThat(sizes).startsWith(1).hasSize(rounds + 1);
    assertThat(sizes.subList(1, sizes.size())).containsOnly(16);
  }

  private static void send(CommitQueue<Integer> queue, int key, int times) {
    for (int i = 0; i < times; i++) {
      queue.submit(key, i);
    }
  }

  @Test
  void aBatchThatIsNotSlowIsNotOvertaken() throws Exception {
    long anHour = TimeUnit.HOURS.toNanos(1);
    CommitQueue<Integer> queue = held(new CommitQueue.Limits(2, 100, 100, anHour));
    Future<?> first = occupy(queue);
    List<Future<?>> others = enqueue(queue, 1, 5);
    permits.release(2);
    first.get(20, TimeUnit.SECONDS);
    requireDone(others);
    assertThat(batches).containsExactly(List.of(0), List.of(1, 2, 3, 4));
  }

  @Test
  void neitherAKeyNorTheLimitIsExceededUnderLoad() throws Exception {
    Set<Integer> keys = ConcurrentHashMap.newKeySet();
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CommitQueue<Integer> queue =
        new CommitQueue<>(
            new CommitQueue.Limits(3, 7, 5, 0),
            batch -> {
              int now = running.incrementAndGet();
              most.accumulateAndGet(now, Math::max);
              Set<Integer> own = new HashSet<>(batch);
              assertThat(keys).as("keys in two batches").doesNotContainAnyElementsOf(own);
              keys.addAll(own);
              hold(TimeUnit.MICROSECONDS.toNanos(20));
              keys.removeAll(own);
              running.decrementAndGet();
            });
    List<Future<?>> submitted = new ArrayList<>();
    AtomicInteger done = new AtomicInteger();
    for (int thread = 0; thread < 16; thread++) {
      int key = thread % 5;
      submitted.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 500; i++) {
                  queue.submit(key, key);
                  done.incrementAndGet();
                }
              }));
    }
    requireDone(submitted);
    assertThat(done).hasValue(16 * 500);
    assertThat(most.get()).as("batches at once").isBetween(2, 3);
    assertThat(queue.waiting()).isZero();
  }
}
