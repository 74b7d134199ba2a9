package io.mailcore.store.jdbc;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Keeps interrupts away from the sockets of a network database. An interrupt closes the socket in
 * which a virtual thread waits, in the middle of a commit of others' changes too; a platform thread
 * isn't disturbed. So a virtual thread that leads lends the work to a platform thread and waits.
 * Safe for use by several threads.
 */
final class Shield implements AutoCloseable {

  private static final Optional<MethodHandle> IS_VIRTUAL = isVirtual();
  private static final long IDLE_SECONDS = 10;

  private final boolean needed;
  private final ThreadPoolExecutor platform;

  Shield(Dialect dialect) {
    this.needed = dialect.isNetwork();
    this.platform =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "mailcore-store-commit");
              thread.setDaemon(true);
              return thread;
            });
  }

  // Thread.isVirtual, which Java 17 doesn't have.
  private static Optional<MethodHandle> isVirtual() {
    try {
      return Optional.of(
          MethodHandles.publicLookup()
              .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class)));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return Optional.empty();
    }
  }

  private static boolean isVirtual(Thread thread) {
    try {
      return IS_VIRTUAL.isPresent() && (boolean) IS_VIRTUAL.get().invokeExact(thread);
    } catch (Throwable e) {
      throw new IllegalStateException("Thread.isVirtual failed", e);
    }
  }

  /** Runs this; an interrupt meanwhile is there again afterwards. */
  void run(Runnable work) {
    if (!needed || !isVirtual(Thread.currentThread())) {
      work.run();
      return;
    }
    Future<?> done = platform.submit(work);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          done.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw unchecked(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException unchecked(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
  }

  @Override
  public void close() {
    platform.shutdown();
  }
}
