package io.mailcore.store.jdbc;

import io.mailcore.store.base.BlockChecksums;
import io.mailcore.store.base.Chunks;
import java.nio.ByteBuffer;

/** The CRC32C of each part of a blob in the database, four octets each, as its row has them. */
final class PartChecksums {

  /** Those of a blob in a file, or of one that an earlier version wrote. */
  static final PartChecksums NONE = new PartChecksums(new byte[0]);

  private final ByteBuffer octets;

  private PartChecksums(byte[] octets) {
    this.octets = ByteBuffer.wrap(octets);
  }

  static PartChecksums ofColumn(byte[] octets) {
    return new PartChecksums(octets);
  }

  static PartChecksums of(BlockChecksums blocks) {
    int[] values = blocks.finish();
    ByteBuffer octets = ByteBuffer.allocate(Integer.BYTES * values.length);
    octets.asIntBuffer().put(values);
    return new PartChecksums(octets.array());
  }

  static PartChecksums of(Chunks.View bytes) {
    BlockChecksums blocks = new BlockChecksums();
    bytes.forEach(blocks::update);
    return of(blocks);
  }

  boolean isEmpty() {
    return octets.capacity() == 0;
  }

  byte[] toColumn() {
    return octets.array();
  }

  /** Whether the part that begins at {@code start} is what was written, as far as this knows. */
  boolean fit(long start, byte[] part) {
    if (isEmpty()) {
      return true;
    }
    long at = start / BlobRow.PART * Integer.BYTES;
    return at + Integer.BYTES <= octets.capacity()
        && octets.getInt((int) at) == BlockChecksums.of(part, part.length);
  }
}
