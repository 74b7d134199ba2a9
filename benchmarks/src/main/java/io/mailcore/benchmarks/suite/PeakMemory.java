package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.peer.Peer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks 20 times a second how much memory a server has, until it is closed. */
final class PeakMemory implements AutoCloseable {

  private static final long PERIOD_MILLIS = 50;

  private final Peer peer;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile long most;

  PeakMemory(Peer peer) {
    this.peer = peer;
    Thread thread = new Thread(this::look, "peak memory");
    thread.setDaemon(true);
    thread.start();
  }

  private void look() {
    try {
      while (!closed.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
        most = Math.max(most, peer.usage().memoryOctets());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The most that was seen. */
  long octets() {
    return Math.max(most, peer.usage().memoryOctets());
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
