package io.mailcore.net.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Answers on their way out. The strand gathers small writes and hands them over in one batch; the
 * event loop says what has left.
 */
final class Outbound {

  /** A pump stops, and no more input is looked at, while so much waits. */
  static final int HIGH = 256 * 1024;

  /** Both go on when less waits. */
  static final int LOW = 64 * 1024;

  private static final int FLUSH_AT = 64 * 1024;
  private static final int COPY_UP_TO = 4 * 1024;
  private static final int FIRST_ROOM = 512;
  private static final int MOST_ROOM = 16 * 1024;
  private static final byte[] NO_ROOM = {};

  private final Consumer<List<ByteBuf>> wire;
  private final AtomicLong waiting = new AtomicLong();

  // Of the strand alone.
  private final List<ByteBuf> batch = new ArrayList<>();
  private byte[] room = NO_ROOM;
  private int used;
  private int gathered;
  private long total;

  /**
   * @param wire takes a batch on its way; called on the strand
   */
  Outbound(Consumer<List<ByteBuf>> wire) {
    this.wire = wire;
  }

  /** Takes the remaining bytes. On the strand. */
  void write(ByteBuffer bytes) {
    int length = bytes.remaining();
    if (length > COPY_UP_TO) {
      seal();
      batch.add(Unpooled.wrappedBuffer(bytes.slice()));
      bytes.position(bytes.limit());
    } else if (length > 0) {
      reserve(length);
      bytes.get(room, used, length);
      used += length;
    }
    gathered += length;
    total += length;
    if (gathered >= FLUSH_AT) {
      flush();
    }
  }

  private void reserve(int length) {
    if (room.length - used >= length) {
      return;
    }
    if (used + length <= MOST_ROOM) {
      int size = Math.max(FIRST_ROOM, Integer.highestOneBit(used + length - 1) << 1);
      room = Arrays.copyOf(room, size);
    } else {
      seal();
      room = new byte[MOST_ROOM];
    }
  }

  private void seal() {
    if (used > 0) {
      batch.add(Unpooled.wrappedBuffer(room, 0, used));
      room = NO_ROOM;
      used = 0;
    }
  }

  /** Hands over what has been gathered. On the strand. */
  void flush() {
    seal();
    if (batch.isEmpty()) {
      return;
    }
    waiting.addAndGet(gathered);
    gathered = 0;
    List<ByteBuf> full = List.copyOf(batch);
    batch.clear();
    wire.accept(full);
  }

  /**
   * So many bytes have left, or never will. On the event loop.
   *
   * @return whether what had stopped may go on
   */
  boolean left(int bytes) {
    long now = waiting.addAndGet(-bytes);
    return now < LOW && now + bytes >= LOW;
  }

  /** Whether nothing waits that was handed over. */
  boolean isEmpty() {
    return waiting.get() == 0;
  }

  boolean isFull() {
    return waiting.get() >= HIGH;
  }

  /** All bytes that were ever written. On the strand. */
  long total() {
    return total;
  }
}
