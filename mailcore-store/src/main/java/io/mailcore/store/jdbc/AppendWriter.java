package io.mailcore.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes what a transaction of appends has come to. Safe for use by several threads. */
interface AppendWriter {

  /** How many messages a batch has at most. */
  int MOST_MESSAGES = 500;

  /** With one batch for each table, by statements that every database knows. */
  AppendWriter BATCHES =
      (connection, rows) -> {
        PendingBlobs.insert(connection, rows.blobs, rows.summaries);
        insertMessages(connection, rows.messages);
        MailboxRow.update(connection, rows.mailboxes);
      };

  /** A message that has got its UID. */
  record Placed(MailboxRow mailbox, MessageRow row, byte[] prefix) {}

  /**
   * What is to be written.
   *
   * @param blobs new ones
   * @param summaries of the new blobs, as far as they are known, by number
   * @param messages new ones
   * @param mailboxes theirs, as they are to be
   */
  record Rows(
      Collection<PendingBlobs.Pending> blobs,
      Map<Long, byte[]> summaries,
      List<Placed> messages,
      Collection<MailboxRow> mailboxes) {}

  /** Writes all of that. */
  void write(Connection connection, Rows rows) throws SQLException;

  private static void insertMessages(Connection connection, List<Placed> messages)
      throws SQLException {
    if (messages.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(MessageRow.INSERT)) {
      int batched = 0;
      for (Placed message : messages) {
        message.row.insert(insert, message.mailbox.no, message.prefix);
        if (++batched % MOST_MESSAGES == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }
}
