package io.mailcore.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers in the database who has it open. Where commits are seen before they are on disk, a
 * client may have seen a UID or a mod-sequence that a power failure takes back: after a crash every
 * mailbox goes on beyond whatever it may have given, so that none means two things.
 */
final class Opening {

  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
  private static final long LEAP = 10_000;
  private static final long KEY = 0;
  private static final String FIND = "SELECT opened_by FROM mailcore_state WHERE id = 1 FOR UPDATE";
  private static final String OPEN = "UPDATE mailcore_state SET opened_by = ? WHERE id = 1";
  private static final String CLOSE =
      "UPDATE mailcore_state SET opened_by = '' WHERE id = 1 AND opened_by = ?";
  private static final String LEAP_UIDS =
      "UPDATE mailcore_mailboxes SET modseq = modseq + ?,"
          + " uid_next = CASE WHEN uid_next + ? > 4294967296 THEN 4294967296"
          + " ELSE uid_next + ? END";

  private final Database database;
  private final String token;

  Opening(Database database, String token) {
    this.database = database;
    this.token = token;
  }

  void open() {
    if (database.dialect().forcesCommits()) {
      return;
    }
    boolean orderly = database.write(KEY, this::open);
    if (!orderly) {
      LOG.info("The database wasn't closed in order: UIDs and mod-sequences go on {} later", LEAP);
    }
  }

  /** Opens within a transaction; returns false if the database wasn't closed in order. */
  boolean open(Connection connection) throws SQLException {
    boolean orderly;
    try (PreparedStatement statement = connection.prepareStatement(FIND);
        ResultSet rows = statement.executeQuery()) {
      orderly = !rows.next() || rows.getString(1).isEmpty();
    }
    if (!orderly) {
      try (PreparedStatement statement = connection.prepareStatement(LEAP_UIDS)) {
        statement.setLong(1, LEAP);
        statement.setLong(2, LEAP);
        statement.setLong(3, LEAP);
        statement.executeUpdate();
      }
    }
    set(connection, OPEN);
    return orderly;
  }

  void close() {
    if (!database.dialect().forcesCommits()) {
      database.write(KEY, c -> set(c, CLOSE));
    }
  }

  private int set(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, token);
      return statement.executeUpdate();
    }
  }
}
