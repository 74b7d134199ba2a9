package io.mailcore.store.jdbc;

import io.mailcore.model.UidSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Removes messages from a mailbox that is locked. */
final class Removing {

  private static final String DELETE =
      "DELETE FROM mailcore_messages WHERE mailbox = ? AND uid = ?";

  private final StoreContext store;
  private final Connection connection;
  private final MailboxRow mailbox;
  private final Set<Long> blobs = new HashSet<>();

  Removing(StoreContext store, Connection connection, MailboxRow mailbox) {
    this.store = store;
    this.connection = connection;
    this.mailbox = mailbox;
  }

  /** The blobs that have one message less; to be looked at after the transaction. */
  Set<Long> blobs() {
    return blobs;
  }

  /** Removes messages with a new mod-sequence, writes that down, and updates the mailbox's row. */
  UidSet remove(List<MessageRow> messages) throws SQLException {
    if (messages.isEmpty()) {
      return UidSet.empty();
    }
    UidSet removed = removeAll(messages);
    mailbox.modSeq++;
    store.removals().add(connection, mailbox, removed);
    mailbox.update(connection);
    return removed;
  }

  /** Removes messages, no more: the mailbox itself is going. */
  UidSet removeAll(List<MessageRow> messages) throws SQLException {
    UidSet.Builder uids = UidSet.builder();
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      for (MessageRow message : messages) {
        statement.setLong(1, mailbox.no);
        statement.setLong(2, message.uid());
        statement.addBatch();
        uids.add(message.uid());
        blobs.add(message.blob());
        mailbox.count(message.flags(), message.size(), -1);
        mailbox.recent -= message.uid() >= mailbox.recentFloor ? 1 : 0;
      }
      statement.executeBatch();
    }
    return uids.build();
  }
}
