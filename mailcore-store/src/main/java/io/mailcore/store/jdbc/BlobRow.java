package io.mailcore.store.jdbc;

import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.BlobId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Optional;

/**
 * A blob's row.
 *
 * @param size its octets, or -1 while it is being written
 * @param file the file that holds its bytes, or empty if the database does
 */
record BlobRow(long no, long size, Optional<String> file, long created) {

  /** How many octets a part in the database has, the last one aside. */
  static final int PART = 64 * 1024;

  private static final char KIND = 'b';
  private static final String FIND =
      "SELECT no, size, file, created FROM mailcore_blobs WHERE no = ?";
  private static final String INSERT =
      "INSERT INTO mailcore_blobs (size, file, created) VALUES (?, ?, ?)";
  private static final String INSERT_PART =
      "INSERT INTO mailcore_blob_parts (blob, start_at, bytes) VALUES (?, ?, ?)";
  private static final String FIND_PART =
      "SELECT bytes FROM mailcore_blob_parts WHERE blob = ? AND start_at = ?";

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

  static Optional<BlobRow> find(Connection connection, long no) throws SQLException {
    return find(connection, FIND, no);
  }

  static Optional<BlobRow> lock(Connection connection, long no) throws SQLException {
    return find(connection, FIND + " FOR UPDATE", no);
  }

  private static Optional<BlobRow> find(Connection connection, String sql, long no)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, no);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new BlobRow(
                    rows.getLong(1),
                    rows.getLong(2),
                    Optional.ofNullable(rows.getString(3)),
                    rows.getLong(4)))
            : Optional.empty();
      }
    }
  }

  static long insert(Connection connection, long size, Optional<String> file, long created)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
      statement.setLong(1, size);
      if (file.isPresent()) {
        statement.setString(2, file.get());
      } else {
        statement.setNull(2, Types.VARCHAR);
      }
      statement.setLong(3, created);
      statement.executeUpdate();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
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
          "DELETE FROM mailcore_blob_parts WHERE blob = ?",
          "DELETE FROM mailcore_blobs WHERE no = ?"
        }) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setLong(1, no);
        statement.executeUpdate();
      }
    }
  }
}
