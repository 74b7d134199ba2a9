package io.mailcore.store.password;

import io.mailcore.model.StoreException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets so many threads hash at once and so many wait; who comes then is told to come again. So a
 * flood of log-ins takes neither all processors nor all threads. Safe for use by several threads.
 */
public final class HashingGate {

  private final Semaphore permits;
  private final AtomicInteger room;

  /** With room for so many. */
  public HashingGate(int atOnce, int waiting) {
    permits = new Semaphore(atOnce, true);
    room = new AtomicInteger(atOnce + waiting);
  }

  /** Something to be done inside. */
  public interface Work<T> {
    /** Does it. */
    T run();
  }

  /**
   * Does something that costs.
   *
   * @throws StoreException TEMPORARY if there is no room, or the thread is interrupted
   */
  public <T> T pass(Work<T> work) {
    if (room.decrementAndGet() < 0) {
      room.incrementAndGet();
      throw new StoreException(
          StoreException.Kind.TEMPORARY, "too many passwords are being checked");
    }
    try {
      permits.acquire();
      try {
        return work.run();
      } finally {
        permits.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(
          StoreException.Kind.TEMPORARY, "interrupted before a password was checked", e);
    } finally {
      room.incrementAndGet();
    }
  }

  /** How many wait for their turn, as good as a moving number can be told. */
  int waiting() {
    return permits.getQueueLength();
  }
}
