package io.mailcore.net.strand;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs the steps of one connection one after another, on an executor's threads but never on two at
 * once. Between runs it holds no thread.
 *
 * <p>{@link #wake} may be called by any thread; everything else of the {@link Work} happens inside
 * a run, and each run sees what the one before did.
 */
public final class Strand {

  /** How many steps a run takes before others get their turn. */
  private static final int STEPS_PER_RUN = 64;

  /** What a strand runs. */
  public interface Work {

    /**
     * Does the next thing. Called inside a run.
     *
     * @return false if there was nothing to do
     */
    boolean step();

    /** Whether a step would find something to do. Called by any thread, also beside a run. */
    boolean ready();

    /** Called at the end of each run, inside it. */
    void pause();
  }

  private final Executor executor;
  private final Work work;
  private final AtomicBoolean scheduled = new AtomicBoolean();

  /** A strand that runs {@code work} on the threads of {@code executor}. */
  public Strand(Executor executor, Work work) {
    this.executor = requireNonNull(executor, "executor");
    this.work = requireNonNull(work, "work");
  }

  /** Says that there may be something to do. */
  public void wake() {
    if (scheduled.compareAndSet(false, true)) {
      try {
        executor.execute(this::run);
      } catch (RejectedExecutionException stopped) {
        // The server is gone, and its connections with it.
        scheduled.set(false);
      }
    }
  }

  private void run() {
    try {
      int left = STEPS_PER_RUN;
      while (left > 0 && work.step()) {
        left--;
      }
      work.pause();
    } finally {
      scheduled.set(false);
      if (work.ready()) {
        wake();
      }
    }
  }
}
