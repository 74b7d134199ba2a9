package io.mailcore.net.auth;

import io.mailcore.net.strand.TaskExecutor;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The threads on which the directory hashes: as many as there are processors, so that a flood of
 * log-ins leaves the rest of the server its time, with a queue that has an end (S-26).
 */
final class DirectoryPool implements AutoCloseable {

  private static final int LEAST_THREADS = 2;
  private static final int QUEUE = 256;
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final long CLOSE_SECONDS = 1;

  private final ThreadPoolExecutor threads;

  DirectoryPool(String threadPrefix) {
    int count = Math.max(LEAST_THREADS, Runtime.getRuntime().availableProcessors());
    threads =
        new ThreadPoolExecutor(
            count,
            count,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            TaskExecutor.daemons(threadPrefix));
    threads.allowCoreThreadTimeOut(true);
  }

  /** Runs {@code question}; the answer is a failure, at once, if too many wait already. */
  <T> CompletableFuture<T> submit(Supplier<T> question) {
    try {
      return CompletableFuture.supplyAsync(question, threads);
    } catch (RejectedExecutionException full) {
      return CompletableFuture.failedFuture(full);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
