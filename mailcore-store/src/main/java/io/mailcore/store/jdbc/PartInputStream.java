package io.mailcore.store.jdbc;

import io.mailcore.store.base.BlockChecksums;
import io.mailcore.store.base.ContentRange;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a range of a blob in the database, a part at a time, each checked before any of it is given
 * out; holds no connection between them.
 */
final class PartInputStream extends InputStream {

  private final Database database;
  private final BlobRow blob;
  private final byte @Nullable [] first;
  private final long end;
  private long position;
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
    this.database = database;
    this.blob = blob;
    this.first = first;
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
    if (position >= end) {
      return -1;
    }
    load();
    int from = (int) (position - partStart);
    int n = (int) Math.min(Math.min(length, end - position), part.length - from);
    System.arraycopy(part, from, target, offset, n);
    position += n;
    return n;
  }

  private void load() {
    long start = position - position % BlobRow.PART;
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

  @Override
  public long skip(long n) {
    long skipped = Math.max(0, Math.min(n, end - position));
    position += skipped;
    return skipped;
  }
}
