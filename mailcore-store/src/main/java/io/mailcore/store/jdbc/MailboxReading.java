package io.mailcore.store.jdbc;

import io.mailcore.model.ModSeq;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.MailboxChanges;
import io.mailcore.spi.store.MailboxStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What can be asked of a mailbox. */
final class MailboxReading {

  // So many messages behind the first that may be unseen are looked at; beyond that it isn't cheap
  // to say.
  private static final int UNSEEN_STEPS = 200;
  private static final String UNSEEN =
      "SELECT uid, flags FROM mailcore_messages WHERE mailbox = ? AND uid >= ?"
          + " ORDER BY mailbox, uid FETCH FIRST ? ROWS ONLY";

  /** The bit of SystemFlags, without an operator that databases write differently. */
  private static final String DELETED_SIZE =
      "SELECT COALESCE(SUM(size), 0) FROM mailcore_messages WHERE mailbox = ? AND MOD(flags, 4) >= 2";

  private static final String CONTENT =
      "SELECT m.blob_no, m.prefix, b.no, b.size, b.file, b.created, b.checksums, p.bytes"
          + " FROM mailcore_messages m LEFT JOIN mailcore_blobs b ON b.no = m.blob_no"
          + " LEFT JOIN mailcore_blob_parts p"
          + " ON p.blob_no = m.blob_no AND p.start_at = 0 AND b.size <= "
          + BlobRow.PART
          + " WHERE m.mailbox = ? AND m.uid = ?";

  private static final String HIGHEST =
      "SELECT modseq, expunged_floor FROM mailcore_mailboxes WHERE no = ?";

  private MailboxReading() {}

  static MailboxStatus status(Connection connection, long no) throws SQLException {
    MailboxRow mailbox = MailboxRow.require(connection, no);
    if (mailbox.unseen == 0) {
      return mailbox.status(Optional.empty());
    }
    // A message that has come since the counts were read isn't part of this status.
    Unseen unseen = unseen(connection, no, mailbox.unseenFloor, UNSEEN_STEPS);
    boolean counted = unseen.found && unseen.floor < mailbox.uidNext;
    return mailbox.status(counted ? Optional.of(Uid.of(unseen.floor)) : Optional.empty());
  }

  /** The octets of the messages that are marked as deleted. */
  static long deletedSize(Connection connection, long no) throws SQLException {
    MailboxRow mailbox = MailboxRow.require(connection, no);
    if (mailbox.deleted == 0) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(DELETED_SIZE)) {
      statement.setLong(1, no);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /**
   * The search for the first unseen message.
   *
   * @param floor that message, or how far there is none
   */
  record Unseen(boolean found, long floor) {}

  /** Looks at so many messages from {@code floor} on. */
  static Unseen unseen(Connection connection, long no, long floor, int steps) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UNSEEN)) {
      statement.setLong(1, no);
      statement.setLong(2, floor);
      statement.setInt(3, steps);
      long next = floor;
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          next = rows.getLong(1);
          if (!SystemFlags.isSeen(rows.getInt(2))) {
            return new Unseen(true, next);
          }
          next++;
        }
      }
      return new Unseen(false, next);
    }
  }

  /** The content of a message; of one that fits into a part, which most do, with its octets. */
  static MessageContent content(StoreContext store, Connection connection, long no, Uid uid)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CONTENT)) {
      statement.setLong(1, no);
      statement.setLong(2, uid.value());
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw Database.notFound("no message " + uid);
        }
        BlobRow blob = BlobRow.of(rows, 3);
        if (blob.no() == 0) {
          throw new StoreException(
              StoreException.Kind.DAMAGED,
              "blob " + BlobRow.id(rows.getLong(1)) + ": its row is gone");
        }
        return MessageContent.prefixed(
            rows.getBytes(2), store.blobs().content(blob, rows.getBytes(8)));
      }
    }
  }

  /** That nothing has changed, which one row tells; empty if something has. */
  static Optional<MailboxChanges> noChanges(Connection connection, long no, long since)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HIGHEST)) {
      statement.setLong(1, no);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw Database.notFound("no such mailbox");
        }
        long highest = rows.getLong(1);
        if (since < highest) {
          return Optional.empty();
        }
        boolean complete = since >= rows.getLong(2);
        return Optional.of(
            new MailboxChanges(complete, ModSeq.of(highest), UidSet.empty(), UidSet.empty()));
      }
    }
  }

  static MailboxChanges changes(Connection connection, long no, long since) throws SQLException {
    MailboxRow mailbox = MailboxRow.require(connection, no);
    ModSeq highest = ModSeq.of(mailbox.modSeq);
    boolean complete = since >= mailbox.expungedFloor;
    return new MailboxChanges(
        complete,
        highest,
        MessageScan.changed(connection, no, since),
        RemovalLog.since(connection, no, since));
  }
}
