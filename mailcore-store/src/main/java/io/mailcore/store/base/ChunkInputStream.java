package io.mailcore.store.base;

import java.io.InputStream;
import java.util.Objects;

/** Reads a range of chunks; what it reads stays readable though the blob be removed meanwhile. */
final class ChunkInputStream extends InputStream {

  private final Chunks.View bytes;
  private final long end;
  private long position;

  ChunkInputStream(Chunks.View bytes, ContentRange range) {
    this.bytes = bytes;
    this.position = range.offset();
    this.end = range.offset() + range.length();
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (position == end) {
      return -1;
    }
    int n = bytes.read(position, target, offset, (int) Math.min(length, end - position));
    position += n;
    return n;
  }

  @Override
  public long skip(long n) {
    long skipped = Math.max(0, Math.min(n, end - position));
    position += skipped;
    return skipped;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, end - position);
  }
}
