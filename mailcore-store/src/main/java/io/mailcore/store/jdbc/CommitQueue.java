package io.mailcore.store.jdbc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gathers what several threads want done into batches: who comes while no batch runs leads one at
 * once, alone; who comes while one runs waits, and the first of those leads the next, with all that
 * came meanwhile. There is no thread of its own, no timer and no delay. First come, first served,
 * and bounded: beyond a number of waiting ones the next wait to get in. Not cut short by
 * interrupts, which are there again when {@link #submit} returns. Safe for use by several threads.
 *
 * @param <W> what is wanted
 */
final class CommitQueue<W> {

  /** Does a batch. */
  interface Runner<W> {

    /** Does all of these, in the thread of one of those who want it; the others wait. */
    void run(List<W> batch);
  }

  private enum State {
    WAITING,
    LEADING,
    DONE
  }

  /** One who waits. */
  private static final class Ticket<W> {

    private final W work;
    private final Thread thread = Thread.currentThread();
    private volatile State state = State.WAITING;

    private Ticket(W work) {
      this.work = work;
    }

    private void become(State next) {
      state = next;
      LockSupport.unpark(thread);
    }

    /** Waits until it leads or is done; says whether there was an interrupt, which is cleared. */
    private boolean await() {
      boolean interrupted = false;
      while (state == State.WAITING) {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
      return interrupted;
    }
  }

  private final int mostInBatch;
  private final Runner<W> runner;
  private final Semaphore room;
  private final ReentrantLock lock = new ReentrantLock();

  // Both guarded by the lock. While nobody leads, nobody waits.
  private final Queue<Ticket<W>> waiting = new ArrayDeque<>();
  private boolean led;

  /**
   * A queue for batches.
   *
   * @param mostInBatch how many are done together at most
   * @param mostWaiting how many wait at most, beside those that are being done
   */
  CommitQueue(int mostInBatch, int mostWaiting, Runner<W> runner) {
    this.mostInBatch = mostInBatch;
    this.runner = runner;
    this.room = new Semaphore(mostWaiting, true);
  }

  /**
   * Returns when a batch with this has been run.
   *
   * @throws RuntimeException what the runner threw, if this thread led it; a runner rather keeps
   *     failures with each piece of work
   */
  void submit(W work) {
    Ticket<W> ticket = new Ticket<>(work);
    boolean interrupted = Thread.interrupted();
    try {
      room.acquireUninterruptibly();
      enter(ticket);
      interrupted |= ticket.await();
      if (ticket.state == State.LEADING) {
        lead();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void enter(Ticket<W> ticket) {
    lock.lock();
    try {
      waiting.add(ticket);
      if (!led) {
        led = true;
        ticket.state = State.LEADING;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Does one batch, whose first piece is this thread's own, and hands over. */
  private void lead() {
    List<Ticket<W>> batch = take();
    try {
      runner.run(batch.stream().map(ticket -> ticket.work).toList());
    } finally {
      handOver();
      batch.forEach(ticket -> ticket.become(State.DONE));
    }
  }

  private List<Ticket<W>> take() {
    List<Ticket<W>> batch = new ArrayList<>();
    lock.lock();
    try {
      while (batch.size() < mostInBatch && !waiting.isEmpty()) {
        batch.add(waiting.remove());
      }
    } finally {
      lock.unlock();
    }
    room.release(batch.size());
    return batch;
  }

  private void handOver() {
    lock.lock();
    try {
      Ticket<W> next = waiting.peek();
      led = next != null;
      if (next != null) {
        next.become(State.LEADING);
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many wait for a batch that hasn't begun. */
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }
}
