package io.mailcore.testkit.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs tasks side by side and gives back what the first of them failed with. */
final class Parallel {

  private static final long SECONDS = 60;

  private Parallel() {}

  static <T> List<T> run(Collection<Callable<T>> tasks) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, tasks.size()));
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> task : tasks) {
        futures.add(executor.submit(task));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(get(future));
      }
      return results;
    } finally {
      executor.shutdownNow();
    }
  }

  /** Runs watchers until all tasks are done, which {@code done} then says. */
  static void run(List<Callable<Void>> tasks, List<Callable<Void>> watchers, AtomicBoolean done)
      throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(watchers.size());
    try {
      List<Future<Void>> watching = new ArrayList<>();
      watchers.forEach(watcher -> watching.add(executor.submit(watcher)));
      try {
        run(tasks);
      } finally {
        done.set(true);
      }
      for (Future<Void> watcher : watching) {
        get(watcher);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static <T> T get(Future<T> future) throws Exception {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("not done after " + SECONDS + " seconds: a deadlock?", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    }
  }
}
