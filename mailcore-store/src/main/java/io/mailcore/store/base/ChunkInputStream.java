package io.mailcore.store.base;

/** Reads a range of chunks; what it reads stays readable though the blob be removed meanwhile. */
final class ChunkInputStream extends RangeInputStream {

  private final Chunks.View bytes;

  ChunkInputStream(Chunks.View bytes, ContentRange range) {
    super(range);
    this.bytes = bytes;
  }

  @Override
  protected int readAt(long from, byte[] target, int offset, int length) {
    return bytes.read(from, target, offset, length);
  }

  @Override
  public int available() {
    return leftBefore(Long.MAX_VALUE);
  }
}
