package io.mailcore.store.base;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Reads a range of octets that have positions. Used by one thread at a time. */
public abstract class RangeInputStream extends InputStream {

  private final long end;
  private long position;

  /** Reads this range. */
  protected RangeInputStream(ContentRange range) {
    this.position = range.offset();
    this.end = range.offset() + range.length();
  }

  /**
   * Copies octets from {@code from} on, as many as are at hand.
   *
   * @param length at most so many, 1 or more, all of them within the range
   * @return how many, 1 or more
   */
  protected abstract int readAt(long from, byte[] target, int offset, int length)
      throws IOException;

  /** How many octets of the range haven't been read, up to those at {@code limit}. */
  protected final int leftBefore(long limit) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, Math.min(end, limit) - position));
  }

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public final int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (position >= end) {
      return -1;
    }
    int n = readAt(position, target, offset, (int) Math.min(length, end - position));
    position += n;
    return n;
  }

  @Override
  public final long skip(long n) {
    long skipped = Math.max(0, Math.min(n, end - position));
    position += skipped;
    return skipped;
  }
}
