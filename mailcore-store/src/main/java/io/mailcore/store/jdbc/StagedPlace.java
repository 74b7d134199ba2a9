package io.mailcore.store.jdbc;

import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.store.base.BlockChecksums;
import io.mailcore.store.base.Chunks;
import io.mailcore.store.base.ContentRange;
import io.mailcore.store.blob.BlobFile;
import io.mailcore.store.blob.FileBlobWriter;
import io.mailcore.store.blob.FileBlobs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a staged blob's bytes are. Written by one thread at a time. */
interface StagedPlace {

  void write(ByteBuffer chunk) throws IOException;

  /** Reads what has been written, also after the commit. */
  InputStream open(ContentRange range) throws IOException;

  /** Keeps the bytes; returns the number of the blob. Its row may still be missing. */
  long commit(long size) throws IOException;

  void discard() throws IOException;

  /** A place for a blob that is too large for memory. */
  static StagedPlace outOfMemory(JdbcBlobs blobs) throws IOException {
    Optional<FileBlobs> files = blobs.files();
    return files.isPresent()
        ? new InFile(blobs, files.get().create(blobs.newFileName()))
        : new InDatabase(blobs);
  }

  /** In memory, and with the commit in the database. */
  final class InMemory implements StagedPlace {

    private final JdbcBlobs blobs;
    private final Chunks chunks;

    InMemory(JdbcBlobs blobs, Chunks chunks) {
      this.blobs = blobs;
      this.chunks = chunks;
    }

    @Override
    public void write(ByteBuffer chunk) {
      chunks.append(chunk);
    }

    @Override
    public InputStream open(ContentRange range) {
      return chunks.view().open(range);
    }

    @Override
    public long commit(long size) {
      return blobs.addPending(size, Optional.empty(), Optional.of(chunks.view()));
    }

    @Override
    public void discard() {}
  }

  /** In a file. */
  final class InFile implements StagedPlace {

    private final JdbcBlobs blobs;
    private final FileBlobWriter writer;
    private volatile Optional<BlobFile> committed = Optional.empty();

    private InFile(JdbcBlobs blobs, FileBlobWriter writer) {
      this.blobs = blobs;
      this.writer = writer;
    }

    @Override
    public void write(ByteBuffer chunk) throws IOException {
      writer.write(chunk);
    }

    @Override
    public InputStream open(ContentRange range) throws IOException {
      Optional<BlobFile> file = committed;
      return file.isPresent()
          ? file.get().open(range.offset(), range.length())
          : writer.open(range);
    }

    @Override
    public long commit(long size) throws IOException {
      writer.commit();
      BlobRef ref = new BlobRef(BlobId.of(writer.name()), size);
      committed = Optional.of(new BlobFile(blobs.files().orElseThrow(), writer.name(), ref));
      return blobs.addPending(size, Optional.of(writer.name()), Optional.empty());
    }

    @Override
    public void discard() throws IOException {
      writer.discard();
      if (committed.isPresent()) {
        // It got no number.
        blobs.files().orElseThrow().delete(writer.name());
      }
    }
  }

  /** In the database, part by part: for stores without a directory. */
  final class InDatabase implements StagedPlace {

    private static final String COUNT =
        "SELECT COUNT(*) FROM mailcore_blob_parts WHERE blob_no = ?";
    private static final String FINISH =
        "UPDATE mailcore_blobs SET size = ?, checksums = ? WHERE no = ?";

    private final JdbcBlobs blobs;
    private final long no;
    private final ByteBuffer part = ByteBuffer.allocate(BlobRow.PART);
    private final BlockChecksums sums = new BlockChecksums();
    private volatile PartChecksums checksums = PartChecksums.NONE;
    private long start;

    private InDatabase(JdbcBlobs blobs) {
      this.blobs = blobs;
      this.no = blobs.newNumber();
      BlobRow row = unfinished(no, blobs.clock().millis());
      PendingBlobs.Pending empty = new PendingBlobs.Pending(row, Optional.empty());
      blobs
          .database()
          .writeUnforced(
              no,
              c -> {
                PendingBlobs.insert(c, List.of(empty), Map.of());
                return no;
              });
    }

    private static BlobRow unfinished(long no, long created) {
      return new BlobRow(no, -1, Optional.empty(), created, PartChecksums.NONE);
    }

    @Override
    public void write(ByteBuffer chunk) {
      while (chunk.hasRemaining()) {
        int length = Math.min(chunk.remaining(), part.remaining());
        part.put(part.position(), chunk, chunk.position(), length);
        part.position(part.position() + length);
        chunk.position(chunk.position() + length);
        if (!part.hasRemaining()) {
          flush();
        }
      }
    }

    private void flush() {
      byte[] bytes = written();
      if (bytes.length > 0) {
        long at = start;
        blobs
            .database()
            .writeUnforced(
                no,
                c -> {
                  BlobRow.insertPart(c, no, at, bytes);
                  return no;
                });
        start += bytes.length;
        sums.update(part.flip());
        part.clear();
      }
    }

    private byte[] written() {
      byte[] bytes = new byte[part.position()];
      part.get(0, bytes);
      return bytes;
    }

    @Override
    public InputStream open(ContentRange range) {
      long stored = Math.max(0, Math.min(range.length(), start - range.offset()));
      InputStream head =
          new PartInputStream(
              blobs.database(),
              new BlobRow(no, start, Optional.empty(), 0, checksums),
              new ContentRange(range.offset(), stored));
      int from = (int) Math.max(0, range.offset() - start);
      byte[] tail = written();
      int length = (int) (range.length() - stored);
      return new SequenceInputStream(head, new ByteArrayInputStream(tail, from, length));
    }

    @Override
    public long commit(long size) {
      flush();
      PartChecksums all = PartChecksums.of(sums);
      blobs.database().writeUnforced(no, c -> finish(c, size, all));
      checksums = all;
      return no;
    }

    private long finish(Connection connection, long size, PartChecksums all) throws SQLException {
      requireParts(connection, (size + BlobRow.PART - 1) / BlobRow.PART);
      try (PreparedStatement statement = connection.prepareStatement(FINISH)) {
        statement.setLong(1, size);
        statement.setBytes(2, all.toColumn());
        statement.setLong(3, no);
        statement.executeUpdate();
      }
      return no;
    }

    /**
     * A server that crashed and came back may have forgotten some, as no part waits for the disk.
     */
    private void requireParts(Connection connection, long expected) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
        statement.setLong(1, no);
        try (ResultSet rows = statement.executeQuery()) {
          rows.next();
          if (rows.getLong(1) != expected) {
            throw new StoreException(
                StoreException.Kind.TEMPORARY, "the database has lost a part of the blob");
          }
        }
      }
    }

    @Override
    public void discard() {
      blobs
          .database()
          .writeUnforced(
              no,
              c -> {
                unfinished(no, 0).delete(c);
                return no;
              });
    }
  }
}
