package io.mailcore.store.jdbc;

import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.store.base.BlockChecksums;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A blob's row.
 *
 * @param size its octets, or -1 while it is being written
 * @param file the file that holds its bytes, or empty if the database does
 * @param checksums of its parts in the database
 */
record BlobRow(long no, long size, Optional<String> file, long created, PartChecksums checksums) {

  /** How many octets a part in the database has, the last one aside. */
  static final int PART = BlockChecksums.BLOCK;

  private static final char KIND = 'b';
  private static final String FIND =
      "SELECT no, size, file, created, checksums FROM mailcore_blobs WHERE no = ?";
  private static final String LOCK_SOME =
      "SELECT no, size, file, created, checksums FROM mailcore_blobs WHERE no";
  static final String INSERT_PART =
      "INSERT INTO mailcore_blob_parts (blob_no, start_at, bytes) VALUES (?, ?, ?)";
  private static final String FIND_PART =
      "SELECT bytes FROM mailcore_blob_parts WHERE blob_no = ? AND start_at = ?";

  static BlobId id(long no) {
    return BlobId.of(KIND + Long.toString(no));
  }

  /** The number that an id stands for; empty if it isn't one of this store's. */
  static Optional<Long> number(BlobId id) {
    String value = id.value();
    if (value.length() < 2 || value.length() > 19 || value.charAt(0) != KIND) {
      return Optional.empty();
    }
    boolean digits = value.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    return digits ? Optional.of(Long.parseLong(value.substring(1))) : Optional.empty();
  }

  static StoreException notFound(BlobId id) {
    return new StoreException(StoreException.Kind.NOT_FOUND, "no blob " + id + " in this store");
  }

  StoreException damaged(String what) {
    return new StoreException(StoreException.Kind.DAMAGED, "blob " + id(no) + ": " + what);
  }

  /**
   * Why bytes of this blob aren't there: NOT_FOUND if it has been removed, which begins with its
   * row, or else DAMAGED.
   */
  StoreException gone(Database database, String what) {
    return database.read(c -> find(c, no)).isPresent() ? damaged(what) : notFound(id(no));
  }

  static Optional<BlobRow> find(Connection connection, long no) throws SQLException {
    return find(connection, FIND, no);
  }

  static Optional<BlobRow> lock(Connection connection, long no) throws SQLException {
    return find(connection, FIND + " FOR UPDATE", no);
  }

  /** The rows of these ascending numbers, locked in that order; those that are gone are missing. */
  static List<BlobRow> lock(Connection connection, Collection<Long> numbers) throws SQLException {
    return NumberList.query(connection, numbers, LOCK_SOME, " ORDER BY no FOR UPDATE", BlobRow::of);
  }

  private static BlobRow of(ResultSet row) throws SQLException {
    return of(row, 1);
  }

  /** The row whose no, size, file, created and checksums are in the columns from this on. */
  static BlobRow of(ResultSet row, int first) throws SQLException {
    byte[] checksums = row.getBytes(first + 4);
    return new BlobRow(
        row.getLong(first),
        row.getLong(first + 1),
        Optional.ofNullable(row.getString(first + 2)),
        row.getLong(first + 3),
        checksums == null ? PartChecksums.NONE : PartChecksums.ofColumn(checksums));
  }

  private static Optional<BlobRow> find(Connection connection, String sql, long no)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, no);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(of(rows)) : Optional.empty();
      }
    }
  }

  static void insertPart(Connection connection, long no, long start, byte[] bytes)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT_PART)) {
      statement.setLong(1, no);
      statement.setLong(2, start);
      statement.setBytes(3, bytes);
      statement.executeUpdate();
    }
  }

  /** The bytes of the part that begins at {@code start}; empty if it isn't there (any more). */
  static Optional<byte[]> part(Connection connection, long no, long start) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND_PART)) {
      statement.setLong(1, no);
      statement.setLong(2, start);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
      }
    }
  }

  /** Removes the row and its parts. */
  void delete(Connection connection) throws SQLException {
    for (String sql :
        new String[] {
          "DELETE FROM mailcore_blob_parts WHERE blob_no = ?",
          "DELETE FROM mailcore_blobs WHERE no = ?"
        }) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setLong(1, no);
        statement.executeUpdate();
      }
    }
  }
}
