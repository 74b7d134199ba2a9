package io.mailcore.store.jdbc;

import io.mailcore.store.base.Chunks;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/**
 * Blobs that are committed but have no row yet: the append that names one writes it in its own
 * transaction, so that a message costs one. What no append has taken is written when the staged
 * blob is closed. Safe for use by several threads.
 */
final class PendingBlobs {

  private static final int MOST_BATCHED_OCTETS = 1 << 20;
  private static final String INSERT =
      "INSERT INTO mailcore_blobs (no, size, file, created, summary, checksums)"
          + " VALUES (?, ?, ?, ?, ?, ?)";

  private static final byte[] NONE = {};

  private final Map<Long, Pending> byNumber = new ConcurrentHashMap<>();

  /** Some octets of a blob. */
  record Part(long start, byte[] bytes) {}

  /** A blob without a row. */
  static final class Pending {

    private final BlobRow row;
    private final Optional<Chunks.View> bytes;
    private volatile boolean maybeStored;

    /**
     * A blob without a row.
     *
     * @param row the row that it is to get
     * @param bytes its octets, unless they are in a file
     */
    Pending(BlobRow row, Optional<Chunks.View> bytes) {
      this.row = row;
      this.bytes = bytes;
    }

    BlobRow row() {
      return row;
    }

    Optional<Chunks.View> bytes() {
      return bytes;
    }

    /** The octets as they are stored in the database, cut one after the other; none of a file. */
    Iterable<Part> parts() {
      long size = bytes.map(Chunks.View::size).orElse(0L);
      return () ->
          LongStream.iterate(0, at -> at < size, at -> at + BlobRow.PART)
              .mapToObj(at -> part(bytes.orElseThrow(), at))
              .iterator();
    }

    private static Part part(Chunks.View view, long at) {
      int length = (int) Math.min(BlobRow.PART, view.size() - at);
      byte[] bytes = new byte[length];
      for (int done = 0; done < length; ) {
        done += view.read(at + done, bytes, done, length - done);
      }
      return new Part(at, bytes);
    }

    /** Whether an attempt to store it may have succeeded without saying so. */
    boolean maybeStored() {
      return maybeStored;
    }
  }

  void add(Pending blob) {
    byNumber.put(blob.row.no(), blob);
  }

  Optional<Pending> find(long no) {
    return Optional.ofNullable(byNumber.get(no));
  }

  /** Forgets a blob; says what it was, if it was here. */
  Optional<Pending> remove(long no) {
    return Optional.ofNullable(byNumber.remove(no));
  }

  /** Forgets blobs that are stored. */
  void remove(Collection<Long> numbers) {
    numbers.forEach(byNumber::remove);
  }

  /** Remembers that an attempt to store these ended with an error. */
  void maybeStored(Collection<Long> numbers) {
    for (long no : numbers) {
      find(no).ifPresent(blob -> blob.maybeStored = true);
    }
  }

  /** Writes rows and bytes, with the summaries that are known by number. */
  static void insert(Connection connection, Collection<Pending> blobs, Map<Long, byte[]> summaries)
      throws SQLException {
    if (blobs.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (Pending blob : blobs) {
        BlobRow row = blob.row;
        statement.setLong(1, row.no());
        statement.setLong(2, row.size());
        setOrNull(statement, 3, row.file());
        statement.setLong(4, row.created());
        setOrNull(statement, 5, summaries.getOrDefault(row.no(), NONE));
        setOrNull(statement, 6, row.checksums().toColumn());
        statement.addBatch();
      }
      statement.executeBatch();
    }
    insertParts(connection, blobs);
  }

  private static void setOrNull(PreparedStatement statement, int index, Optional<String> value)
      throws SQLException {
    if (value.isPresent()) {
      statement.setString(index, value.get());
    } else {
      statement.setNull(index, Types.VARCHAR);
    }
  }

  private static void setOrNull(PreparedStatement statement, int index, byte[] octets)
      throws SQLException {
    if (octets.length > 0) {
      statement.setBytes(index, octets);
    } else {
      statement.setNull(index, Types.VARBINARY);
    }
  }

  private static void insertParts(Connection connection, Collection<Pending> blobs)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BlobRow.INSERT_PART)) {
      int batched = 0;
      for (Pending blob : blobs) {
        for (Part part : blob.parts()) {
          statement.setLong(1, blob.row.no());
          statement.setLong(2, part.start);
          statement.setBytes(3, part.bytes);
          statement.addBatch();
          batched += part.bytes.length;
          if (batched >= MOST_BATCHED_OCTETS) {
            statement.executeBatch();
            batched = 0;
          }
        }
      }
      if (batched > 0) {
        statement.executeBatch();
      }
    }
  }
}
