package io.mailcore.store.jdbc;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.SummaryCache;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The summaries of a mailbox's messages, kept in the rows of their blobs. */
final class JdbcSummaries implements SummaryCache {

  /** A larger one is forgotten. */
  static final int MOST_BYTES = 1024 * 1024;

  private static final String FIND =
      "SELECT m.uid, b.summary FROM mailcore_messages m JOIN mailcore_blobs b ON b.no = m.blob_no"
          + " WHERE m.mailbox = ? AND m.uid >= ? AND m.uid <= ?";
  private static final String REMEMBER =
      "UPDATE mailcore_blobs SET summary = ? WHERE no IN"
          + " (SELECT blob_no FROM mailcore_messages WHERE mailbox = ? AND uid = ?)";

  private final Database database;
  private final long mailbox;

  JdbcSummaries(Database database, long mailbox) {
    this.database = database;
    this.mailbox = mailbox;
  }

  @Override
  public Map<Uid, byte[]> summaries(UidSet uids) {
    requireNonNull(uids, "uids");
    return uids.isEmpty()
        ? Map.of()
        : database.read(
            c -> {
              try (PreparedStatement statement = c.prepareStatement(FIND)) {
                statement.setLong(1, mailbox);
                statement.setLong(2, uids.first().orElseThrow().value());
                statement.setLong(3, uids.last().orElseThrow().value());
                try (ResultSet rows = statement.executeQuery()) {
                  return read(rows, uids);
                }
              }
            });
  }

  private static Map<Uid, byte[]> read(ResultSet rows, UidSet uids) throws SQLException {
    Map<Uid, byte[]> summaries = new HashMap<>();
    while (rows.next()) {
      long uid = rows.getLong(1);
      byte[] summary = rows.getBytes(2);
      if (summary != null && uids.contains(uid)) {
        summaries.put(Uid.of(uid), summary);
      }
    }
    return summaries;
  }

  @Override
  public void remember(Uid uid, byte[] summary) {
    requireNonNull(uid, "uid");
    if (summary.length == 0 || summary.length > MOST_BYTES) {
      return;
    }
    database.writeUnforced(
        mailbox,
        c -> {
          try (PreparedStatement statement = c.prepareStatement(REMEMBER)) {
            statement.setBytes(1, summary);
            statement.setLong(2, mailbox);
            statement.setLong(3, uid.value());
            return statement.executeUpdate();
          }
        });
  }
}
