package io.mailcore.store.jdbc;

import io.mailcore.store.base.BlockChecksums;
import io.mailcore.store.base.ContentRange;
import io.mailcore.store.base.RangeInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a range of a blob in the database, a part at a time, each checked before any of it is given
 * out; holds no connection between them.
 */
final class PartInputStream extends RangeInputStream {

  private final Database database;
  private final BlobRow blob;
  private final byte @Nullable [] first;
  private long partStart = -1;
  private byte[] part = new byte[0];

  PartInputStream(Database database, BlobRow blob, ContentRange range) {
    this(database, blob, null, range);
  }

  /**
   * Reads a range.
   *
   * @param first the first part, as it was read, or null to read it when needed
   */
  PartInputStream(Database database, BlobRow blob, byte @Nullable [] first, ContentRange range) {
    super(range);
    this.database = database;
    this.blob = blob;
    this.first = first;
  }

  @Override
  protected int readAt(long from, byte[] target, int offset, int length) {
    load(from - from % BlobRow.PART);
    int at = (int) (from - partStart);
    int n = Math.min(length, part.length - at);
    System.arraycopy(part, at, target, offset, n);
    return n;
  }

  private void load(long start) {
    if (start != partStart) {
      partStart = -1;
      part = start == 0 && first != null ? first : read(start);
      requireAsWritten(start);
      partStart = start;
    }
  }

  private byte[] read(long start) {
    return database
        .read(c -> BlobRow.part(c, blob.no(), start))
        .orElseThrow(() -> blob.gone(database, "octets from " + start + " on are gone"));
  }

  private void requireAsWritten(long start) {
    int expected = BlockChecksums.length(start, blob.size());
    if (part.length != expected || !blob.checksums().fit(start, part)) {
      throw blob.damaged(
          "octets " + start + " to " + (start + expected) + " aren't what was written");
    }
  }
}
