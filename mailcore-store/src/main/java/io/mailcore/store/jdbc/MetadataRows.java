package io.mailcore.store.jdbc;

import io.mailcore.model.EntryName;
import io.mailcore.model.StoreException;
import io.mailcore.spi.store.MailboxMetadata;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The annotations of one mailbox of an account, or of the server for it.
 *
 * @param owner the account's number
 * @param mailbox the mailbox's number, 0 for the server
 */
record MetadataRows(Connection connection, long owner, long mailbox) {

  /** Stands for the server in place of a mailbox. */
  static final long SERVER = 0;

  private static final long SHARED = 0;

  private static final String LIST =
      "SELECT entry, size FROM mailcore_metadata"
          + " WHERE owner = ? AND mailbox = ? AND account IN (0, ?)";
  private static final String VALUE =
      "SELECT content FROM mailcore_metadata"
          + " WHERE owner = ? AND mailbox = ? AND account = ? AND entry = ?";
  private static final String INSERT =
      "INSERT INTO mailcore_metadata (owner, mailbox, account, entry, size, content)"
          + " VALUES (?, ?, ?, ?, ?, ?)";
  private static final String DELETE =
      "DELETE FROM mailcore_metadata"
          + " WHERE owner = ? AND mailbox = ? AND account = ? AND entry = ?";
  private static final String DELETE_ALL =
      "DELETE FROM mailcore_metadata WHERE owner = ? AND mailbox = ?";
  private static final String COPY =
      "INSERT INTO mailcore_metadata (owner, mailbox, account, entry, size, content)"
          + " SELECT owner, CAST(? AS DECIMAL(20)), account, entry, size, content"
          + " FROM mailcore_metadata WHERE owner = ? AND mailbox = ?";
  private static final String SUM =
      "SELECT COALESCE(SUM(size), 0) FROM mailcore_metadata WHERE owner = ?";

  SortedMap<EntryName, Integer> entries() throws SQLException {
    SortedMap<EntryName, Integer> entries = new TreeMap<>();
    try (PreparedStatement statement = prepared(LIST)) {
      statement.setLong(3, owner);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          entries.put(EntryName.of(rows.getString(1)), rows.getInt(2));
        }
      }
    }
    return entries;
  }

  Optional<byte[]> value(EntryName entry) throws SQLException {
    try (PreparedStatement statement = prepared(VALUE, entry);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
    }
  }

  void put(EntryName entry, Optional<byte[]> value) throws SQLException {
    try (PreparedStatement statement = prepared(DELETE, entry)) {
      statement.executeUpdate();
    }
    if (value.isPresent()) {
      try (PreparedStatement statement = prepared(INSERT, entry)) {
        statement.setInt(5, value.get().length);
        statement.setBytes(6, value.get());
        statement.executeUpdate();
      }
    }
  }

  /**
   * Checks what is there after a change, whose transaction holds the account.
   *
   * @throws StoreException LIMIT
   */
  void requireWithinLimits() throws SQLException {
    if (entries().size() > MailboxMetadata.MAX_ENTRIES) {
      throw new StoreException(
          StoreException.Kind.LIMIT, "more than " + MailboxMetadata.MAX_ENTRIES + " annotations");
    }
    try (PreparedStatement statement = connection.prepareStatement(SUM)) {
      statement.setLong(1, owner);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        if (rows.getLong(1) > MailboxMetadata.MAX_ACCOUNT_OCTETS) {
          throw new StoreException(
              StoreException.Kind.LIMIT,
              "more than " + MailboxMetadata.MAX_ACCOUNT_OCTETS + " octets of annotations");
        }
      }
    }
  }

  void removeAll() throws SQLException {
    try (PreparedStatement statement = prepared(DELETE_ALL)) {
      statement.executeUpdate();
    }
  }

  /** Gives another mailbox, which has none, the same annotations. */
  void copyTo(long other) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COPY)) {
      statement.setLong(1, other);
      statement.setLong(2, owner);
      statement.setLong(3, mailbox);
      statement.executeUpdate();
    }
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setLong(1, owner);
    statement.setLong(2, mailbox);
    return statement;
  }

  private PreparedStatement prepared(String sql, EntryName entry) throws SQLException {
    PreparedStatement statement = prepared(sql);
    statement.setLong(3, entry.isPrivate() ? owner : SHARED);
    statement.setString(4, entry.value());
    return statement;
  }
}
