package io.mailcore.store.jdbc;

import io.mailcore.model.StoreException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One forced sync for all who wait: a sync that begins after somebody's commit covers that commit.
 * Who comes while none runs begins one at once, for itself and all who come until it begins; who
 * comes while one runs waits for the next. So a change alone waits for one sync only, and a hundred
 * at once for two. Safe for use by several threads.
 */
final class SharedSync {

  /** Puts all that was committed before on disk. */
  interface Sync {
    void run();
  }

  private final Sync sync;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition done = lock.newCondition();
  private long begun;
  private long ended;
  private long failedUpTo;
  private boolean running;
  private @Nullable RuntimeException failure;

  SharedSync(Sync sync) {
    this.sync = sync;
  }

  /**
   * Returns when all that the caller committed before is on disk. Not cut short by an interrupt.
   *
   * @throws RuntimeException what the sync threw
   */
  void await() {
    lock.lock();
    try {
      long mine = begun + 1;
      while (ended < mine) {
        if (running) {
          done.awaitUninterruptibly();
        } else {
          lead();
        }
      }
      RuntimeException failed = failure;
      if (failed != null && mine <= failedUpTo) {
        throw failed;
      }
    } finally {
      lock.unlock();
    }
  }

  private void lead() {
    running = true;
    long number = ++begun;
    // Until the sync has returned nobody may think that it worked, whatever it throws.
    @Nullable RuntimeException failed =
        new StoreException(StoreException.Kind.TEMPORARY, "a forced write ended with an error");
    lock.unlock();
    try {
      sync.run();
      failed = null;
    } catch (RuntimeException e) {
      failed = e;
    } finally {
      lock.lock();
      running = false;
      ended = number;
      if (failed != null) {
        failure = failed;
        failedUpTo = number;
      }
      done.signalAll();
    }
  }

  /** How many syncs have been run. */
  long count() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }
}
