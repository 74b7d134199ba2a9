package io.mailcore.integration.crash;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What the clients have tried, and what the server has said yes to. Shared by all clients. */
final class Ledger {

  /** A message on its way; guarded by its client until it is acknowledged or given back. */
  static final class Attempts {

    private final AtomicInteger tried = new AtomicInteger();
    private volatile boolean acknowledged;

    int tried() {
      return tried.get();
    }

    boolean isAcknowledged() {
      return acknowledged;
    }
  }

  private final Map<String, Attempts> messages = new ConcurrentHashMap<>();
  private final Queue<String> open = new ConcurrentLinkedQueue<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int acknowledgements;

  /** The id of a message to send: one that may or may not have arrived, as a real client does. */
  String take(String prefix) {
    String again = open.poll();
    String id = again == null ? prefix + "-" + ids.incrementAndGet() : again;
    messages.computeIfAbsent(id, key -> new Attempts()).tried.incrementAndGet();
    return id;
  }

  /** The connection broke before the server answered. */
  void giveBack(String id) {
    open.add(id);
  }

  /** The server said 250. */
  void acknowledge(String id) {
    messages.get(id).acknowledged = true;
    count();
  }

  /** The server said yes to something. */
  void count() {
    lock.lock();
    try {
      acknowledgements++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until so many more have been acknowledged, or the time is over. */
  void awaitMore(int more, Duration most) throws InterruptedException {
    long left = most.toNanos();
    lock.lockInterruptibly();
    try {
      int goal = acknowledgements + more;
      while (acknowledgements < goal && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  int acknowledgements() {
    lock.lock();
    try {
      return acknowledgements;
    } finally {
      lock.unlock();
    }
  }

  Map<String, Attempts> messages() {
    return messages;
  }

  /** What was sent and acknowledged, for the log; used when all clients are done. */
  @Override
  public String toString() {
    long taken = messages.values().stream().filter(Attempts::isAcknowledged).count();
    long again = messages.values().stream().filter(message -> message.tried() > 1).count();
    return messages.size()
        + " messages sent, of these "
        + again
        + " again after a lost answer, and "
        + taken
        + " acknowledged; "
        + acknowledgements()
        + " acknowledgements in all; none lost, doubled or damaged";
  }

  /** How long a client may take to notice that the server is gone. */
  static long patienceMillis() {
    return TimeUnit.SECONDS.toMillis(40);
  }
}
