package io.mailcore.net.strand;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server's threads for work that may block: virtual ones where the JVM has them, at most so many
 * at once. A thread is started only if none is idle, and ends when it has been idle for a while.
 *
 * <p>The queue has no bound of its own: a connection is in it once at most. Handing in a task takes
 * no lock, so that event loops never wait. Safe for use by several threads.
 */
public final class TaskExecutor implements Executor {

  private static final Logger LOG = LoggerFactory.getLogger(TaskExecutor.class);
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
  private static final int VIRTUAL_LIMIT = 256;
  private static final int LEAST_PLATFORM_LIMIT = 16;
  private static final Duration IDLE = Duration.ofSeconds(5);

  private final ThreadFactory threads;
  private final int limit;
  private final Duration idle;
  private final LinkedTransferQueue<Runnable> queue = new LinkedTransferQueue<>();
  private final AtomicInteger workers = new AtomicInteger();
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  TaskExecutor(ThreadFactory threads, int limit, Duration idle) {
    this.threads = threads;
    this.limit = limit;
    this.idle = idle;
  }

  /**
   * Threads with names that begin with {@code prefix}.
   *
   * @param limit how many at once; empty for 256 virtual ones, or four for each processor but 16 at
   *     least where the JVM has none
   */
  public static TaskExecutor create(String prefix, Optional<Integer> limit) {
    requireNonNull(prefix, "prefix");
    int platformLimit =
        Math.max(LEAST_PLATFORM_LIMIT, 4 * Runtime.getRuntime().availableProcessors());
    return virtualThreads(prefix)
        .map(factory -> new TaskExecutor(factory, limit.orElse(VIRTUAL_LIMIT), IDLE))
        .orElseGet(() -> new TaskExecutor(daemons(prefix), limit.orElse(platformLimit), IDLE));
  }

  /** Makes daemon threads called {@code prefix} and a number. */
  public static ThreadFactory daemons(String prefix) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** {@code Thread.ofVirtual().name(prefix, 1).factory()}, which Java 17 doesn't have. */
  static Optional<ThreadFactory> virtualThreads(String prefix) {
    if (Runtime.version().feature() < FIRST_WITH_VIRTUAL_THREADS) {
      return Optional.empty();
    }
    try {
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      type.getMethod("name", String.class, long.class).invoke(builder, prefix, 1L);
      return Optional.of((ThreadFactory) type.getMethod("factory").invoke(builder));
    } catch (ReflectiveOperationException e) {
      LOG.debug("no virtual threads", e);
      return Optional.empty();
    }
  }

  @Override
  public void execute(Runnable task) {
    requireNonNull(task, "task");
    if (stopped) {
      throw new RejectedExecutionException("the server has stopped");
    }
    if (queue.tryTransfer(task) || startWorker(task)) {
      return;
    }
    queue.add(task);
    startWorkerForQueue();
  }

  /** Covers the moment in which the last worker leaves while a task comes in. */
  private void startWorkerForQueue() {
    while (workers.get() < limit) {
      Runnable next = queue.poll();
      if (next == null || startWorker(next)) {
        return;
      }
      queue.add(next);
    }
  }

  private boolean startWorker(Runnable first) {
    int count;
    do {
      count = workers.get();
      if (count >= limit) {
        return false;
      }
    } while (!workers.compareAndSet(count, count + 1));
    boolean started = false;
    try {
      Thread thread = threads.newThread(() -> work(first));
      running.add(thread);
      thread.start();
      started = true;
    } finally {
      if (!started) {
        workers.decrementAndGet();
      }
    }
    return true;
  }

  private void work(Runnable first) {
    try {
      Runnable task = first;
      while (task != null) {
        runLogged(task);
        task = next();
      }
    } finally {
      running.remove(Thread.currentThread());
      workers.decrementAndGet();
      startWorkerForQueue();
    }
  }

  private static void runLogged(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a task failed", e);
    }
  }

  private @Nullable Runnable next() {
    // An interrupt was for the task before.
    Thread.interrupted();
    try {
      return stopped ? queue.poll() : queue.poll(idle.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      return queue.poll();
    }
  }

  /** Interrupts whatever runs. What is queued runs nevertheless. */
  public void interruptAll() {
    running.forEach(Thread::interrupt);
  }

  /**
   * Takes no more tasks, interrupts what runs and waits for the threads to end.
   *
   * @return whether all have ended in time; one that hasn't is a daemon, or virtual
   */
  public boolean stop(Duration timeout) {
    stopped = true;
    interruptAll();
    long end = System.nanoTime() + timeout.toNanos();
    boolean interrupted = false;
    boolean ended = true;
    for (Thread thread : running) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      try {
        thread.join(Math.max(1, left));
        ended &= !thread.isAlive();
      } catch (InterruptedException e) {
        interrupted = true;
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    // Not isEmpty(): what that counts is corrected only after a thread has been taken out.
    return ended && !running.iterator().hasNext();
  }
}
