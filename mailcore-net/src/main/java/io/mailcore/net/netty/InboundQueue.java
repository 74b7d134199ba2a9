package io.mailcore.net.netty;

import io.netty.buffer.ByteBuf;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way from the event loop, which alone appends, to the strand, which alone takes.
 * They are copied once, so that no buffer of Netty's is held by a slow strand, and parsing reads
 * from an array.
 */
final class InboundQueue {

  /** Reading stops when so much waits. */
  static final int HIGH = 128 * 1024;

  /** Reading goes on when less waits. */
  static final int LOW = 32 * 1024;

  /** What a chunk costs beside its bytes: a flood of segments of one byte is bounded too. */
  private static final int OVERHEAD = 64;

  private final Queue<byte[]> chunks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  /** Copies what {@code bytes} holds. */
  void append(ByteBuf bytes) {
    byte[] chunk = new byte[bytes.readableBytes()];
    bytes.readBytes(chunk);
    chunks.add(chunk);
    waiting.addAndGet(cost(chunk));
  }

  private static int cost(byte[] chunk) {
    return chunk.length + OVERHEAD;
  }

  /** The next chunk; it counts as waiting until it is {@link #consumed}. */
  byte @Nullable [] poll() {
    return chunks.poll();
  }

  /**
   * The strand is done with {@code chunk}.
   *
   * @return whether reading may go on if it has stopped
   */
  boolean consumed(byte[] chunk) {
    int cost = cost(chunk);
    int now = waiting.addAndGet(-cost);
    return now < LOW && now + cost >= LOW;
  }

  boolean isFull() {
    return waiting.get() >= HIGH;
  }

  boolean isLow() {
    return waiting.get() < LOW;
  }

  /** Whether anything waits beside {@code taken}, which has been polled but not consumed. */
  boolean holdsMoreThan(byte @Nullable [] taken) {
    return waiting.get() > (taken == null ? 0 : cost(taken));
  }

  /** Whether nothing waits, half-read chunks included. */
  boolean isEmpty() {
    return waiting.get() == 0;
  }
}
