package io.mailcore.store.jdbc;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what several threads want done into batches: who comes while no batch runs leads one at
 * once, alone; who comes while one runs waits, and the first of those leads the next, with all that
 * came meanwhile. There is no thread of its own. First come, first served, and bounded: beyond a
 * number of waiting ones the next wait to get in. Not cut short by interrupts, which are there
 * again when {@link #submit} returns. Safe for use by several threads.
 *
 * <p>Those whose batch is done often come back at once with their next piece. Without them the next
 * batch would have but half of all who work, so it waits for them a small part of the time that a
 * batch takes, as long as that is worth it: {@link Lingering}.
 *
 * <p>Where several batches may run at the same time, a slow one is overtaken by those who wait, but
 * for those whose key is in a batch that runs: work with the same key is done one after the other.
 *
 * @param <W> what is wanted
 */
final class CommitQueue<W> {

  private static final long SHORTEST_NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST_NAP_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Does a batch. */
  interface Runner<W> {

    /** Does all of these, in the thread of one of those who want it; the others wait. */
    void run(List<W> batch);
  }

  /**
   * How much there is at most.
   *
   * @param running batches at the same time
   * @param batch pieces of work in one
   * @param waiting pieces of work that wait, beside those that are being done
   * @param patienceNanos how long a batch may run before it is overtaken
   */
  record Limits(int running, int batch, int waiting, long patienceNanos) {}

  private enum State {
    WAITING,
    LEADING,
    DONE
  }

  /** One who waits. */
  private static final class Ticket<W> {

    private final long key;
    private final W work;
    private final Thread thread = Thread.currentThread();
    private volatile State state = State.WAITING;

    // Of its own thread.
    private boolean interrupted = Thread.interrupted();

    // Guarded by the lock.
    private @Nullable Batch<W> led;

    private Ticket(long key, W work) {
      this.key = key;
      this.work = work;
    }

    private void become(State next) {
      state = next;
      LockSupport.unpark(thread);
    }
  }

  /** A batch that runs, or will as soon as its leader has woken up. */
  private static final class Batch<W> {

    private final List<Ticket<W>> tickets = new ArrayList<>();
    private final Set<Long> keys = new HashSet<>();
    private final long begun = System.nanoTime();
  }

  private final Limits limits;
  private final Runner<W> runner;
  private final Semaphore room;
  private final ReentrantLock lock = new ReentrantLock();

  // All guarded by the lock. While nothing runs, nobody waits.
  private final Deque<Ticket<W>> waiting = new ArrayDeque<>();
  private final List<Batch<W>> running = new ArrayList<>();
  private final Lingering lingering;
  private final Condition enough = lock.newCondition();
  private int awaited = Integer.MAX_VALUE;

  /** A queue for batches. */
  CommitQueue(Limits limits, Runner<W> runner) {
    this(limits, new Lingering(), runner);
  }

  /** A queue that waits otherwise for those who come back. */
  CommitQueue(Limits limits, Lingering lingering, Runner<W> runner) {
    this.limits = limits;
    this.lingering = lingering;
    this.runner = runner;
    this.room = new Semaphore(limits.waiting(), true);
  }

  /**
   * Returns when a batch with this has been run.
   *
   * @param key of those with the same key only one batch runs at a time
   * @throws RuntimeException what the runner threw, if this thread led it; a runner rather keeps
   *     failures with each piece of work
   */
  void submit(long key, W work) {
    Ticket<W> ticket = new Ticket<>(key, work);
    try {
      room.acquireUninterruptibly();
      enter(ticket);
      await(ticket);
      if (ticket.state == State.LEADING) {
        lead(ticket);
      }
    } finally {
      if (ticket.interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void enter(Ticket<W> ticket) {
    lock.lock();
    try {
      waiting.add(ticket);
      if (waiting.size() >= awaited) {
        enough.signal();
      }
      appointLeader();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until it leads or is done. */
  private void await(Ticket<W> ticket) {
    long nap = Math.max(limits.patienceNanos(), SHORTEST_NAP_NANOS);
    while (ticket.state == State.WAITING) {
      if (limits.running() == 1) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, nap);
        nap = Math.min(2 * nap, LONGEST_NAP_NANOS);
        overtake();
      }
      ticket.interrupted |= Thread.interrupted();
    }
  }

  private void overtake() {
    lock.lock();
    try {
      appointLeader();
    } finally {
      lock.unlock();
    }
  }

  /** Makes the first who may lead do so, unless a batch runs that isn't slow. */
  private void appointLeader() {
    long now = System.nanoTime();
    if (running.size() >= limits.running()
        || running.stream().anyMatch(batch -> now - batch.begun < limits.patienceNanos())) {
      return;
    }
    Optional<Ticket<W>> first = waiting.stream().filter(ticket -> isFree(ticket.key)).findFirst();
    if (first.isPresent()) {
      Ticket<W> leader = first.get();
      waiting.remove(leader);
      Batch<W> batch = new Batch<>();
      batch.tickets.add(leader);
      batch.keys.add(leader.key);
      running.add(batch);
      leader.led = batch;
      leader.become(State.LEADING);
    }
  }

  private boolean isFree(long key) {
    return running.stream().noneMatch(batch -> batch.keys.contains(key));
  }

  /** Does one batch, whose first piece is this thread's own, and hands over. */
  private void lead(Ticket<W> leader) {
    Batch<W> batch = gather(leader);
    try {
      runner.run(batch.tickets.stream().map(ticket -> ticket.work).toList());
    } finally {
      handOver(batch);
      batch.tickets.forEach(ticket -> ticket.become(State.DONE));
    }
  }

  private Batch<W> gather(Ticket<W> leader) {
    lock.lock();
    try {
      Batch<W> batch = requireNonNull(leader.led, "led");
      if (running.size() == 1) {
        linger(leader);
      }
      Iterator<Ticket<W>> others = waiting.iterator();
      while (batch.tickets.size() < limits.batch() && others.hasNext()) {
        Ticket<W> other = others.next();
        if (batch.keys.contains(other.key) || isFree(other.key)) {
          others.remove();
          batch.tickets.add(other);
          batch.keys.add(other.key);
        }
      }
      room.release(batch.tickets.size());
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void linger(Ticket<W> leader) {
    int before = waiting.size();
    int expected = Math.min(lingering.expected(System.nanoTime()), limits.batch()) - 1;
    if (before >= expected) {
      return;
    }
    awaited = expected;
    for (long left = 1; left > 0 && waiting.size() < awaited; ) {
      left = lingering.until() - System.nanoTime();
      try {
        enough.awaitNanos(left);
      } catch (InterruptedException e) {
        leader.interrupted = true;
      }
    }
    awaited = Integer.MAX_VALUE;
    lingering.waited(waiting.size() > before);
  }

  private void handOver(Batch<W> batch) {
    lock.lock();
    try {
      running.remove(batch);
      lingering.ended(batch.tickets.size() + waiting.size(), batch.begun, System.nanoTime());
      appointLeader();
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
