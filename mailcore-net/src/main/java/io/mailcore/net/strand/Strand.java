package io.mailcore.net.strand;

import static java.util.Objects.requireNonNull;

import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of one connection one after another, but never two at once: on an executor's
 * threads, which may block, or also on the connection's event loop, where a step that may block
 * ends the run, and the next one is the executor's. Between runs it holds no thread.
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

    /**
     * Whether the next step may block, so that it isn't for the event loop. Called inside a run,
     * and between runs by who begins one.
     */
    default boolean blocks() {
      return true;
    }

    /** Called at the end of each run, inside it. */
    void pause();
  }

  private final Executor executor;
  private final @Nullable EventExecutor loop;
  private final Work work;
  private final Runnable run = this::run;
  private final AtomicBoolean scheduled = new AtomicBoolean();

  /** A strand that runs {@code work} on the threads of {@code executor}. */
  public Strand(Executor executor, Work work) {
    this(executor, work, null);
  }

  /** A strand that runs {@code work} on its event loop where it can. */
  public Strand(Executor executor, EventExecutor loop, Work work) {
    this(executor, work, requireNonNull(loop, "loop"));
  }

  private Strand(Executor executor, Work work, @Nullable EventExecutor loop) {
    this.executor = requireNonNull(executor, "executor");
    this.work = requireNonNull(work, "work");
    this.loop = loop;
  }

  /**
   * Says that there may be something to do. On the strand's own event loop it may be done when this
   * returns.
   */
  public void wake() {
    if (scheduled.compareAndSet(false, true)) {
      EventExecutor home = loop;
      if (home == null || work.blocks()) {
        runOn(executor);
      } else if (home.inEventLoop()) {
        run();
      } else {
        runOn(home);
      }
    }
  }

  /** Says the same, but does nothing before others have had their turn. */
  public void wakeLater() {
    if (scheduled.compareAndSet(false, true)) {
      EventExecutor home = loop;
      runOn(home == null || work.blocks() ? executor : home);
    }
  }

  private void runOn(Executor threads) {
    try {
      threads.execute(run);
    } catch (RejectedExecutionException stopped) {
      // The server is gone, and its connections with it.
      scheduled.set(false);
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
        wakeLater();
      }
    }
  }
}
