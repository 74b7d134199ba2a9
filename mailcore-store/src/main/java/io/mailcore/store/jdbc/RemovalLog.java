package io.mailcore.store.jdbc;

import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What was removed from mailboxes, up to a number of messages each; the oldest is forgotten first.
 */
final class RemovalLog {

  private static final int RANGES_A_ROW = 1000;
  private static final String INSERT =
      "INSERT INTO mailcore_expunged (mailbox, modseq, part, uids, uid_count)"
          + " VALUES (?, ?, ?, ?, ?)";
  private static final String SINCE =
      "SELECT uids FROM mailcore_expunged WHERE mailbox = ? AND modseq > ?";
  private static final String OLDEST =
      "SELECT modseq, uid_count FROM mailcore_expunged WHERE mailbox = ? ORDER BY mailbox, modseq, part";
  private static final String FORGET =
      "DELETE FROM mailcore_expunged WHERE mailbox = ? AND modseq <= ?";

  private final long limit;

  RemovalLog(long limit) {
    this.limit = limit;
  }

  /**
   * Writes down what was removed with the mailbox's present mod-sequence; the mailbox is locked.
   */
  void add(Connection connection, MailboxRow mailbox, UidSet uids) throws SQLException {
    List<UidRange> ranges = uids.ranges();
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (int from = 0; from < ranges.size(); from += RANGES_A_ROW) {
        UidSet part =
            UidSet.ofRanges(ranges.subList(from, Math.min(ranges.size(), from + RANGES_A_ROW)));
        statement.setLong(1, mailbox.no);
        statement.setLong(2, mailbox.modSeq);
        statement.setInt(3, from / RANGES_A_ROW);
        statement.setString(4, part.toString());
        statement.setLong(5, part.size());
        statement.addBatch();
      }
      statement.executeBatch();
    }
    mailbox.expunged += uids.size();
    if (mailbox.expunged > limit) {
      forgetOldest(connection, mailbox);
    }
  }

  // More than needed goes at once, so that not every removal has to do this.
  private void forgetOldest(Connection connection, MailboxRow mailbox) throws SQLException {
    long floor = mailbox.expungedFloor;
    long left = mailbox.expunged;
    long count = 0;
    try (PreparedStatement statement = connection.prepareStatement(OLDEST)) {
      statement.setLong(1, mailbox.no);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next() && (left > limit / 2 || rows.getLong(1) == floor)) {
          floor = rows.getLong(1);
          left -= rows.getLong(2);
          count++;
        }
      }
    }
    if (count > 0) {
      try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
        statement.setLong(1, mailbox.no);
        statement.setLong(2, floor);
        statement.executeUpdate();
      }
      mailbox.expungedFloor = floor;
      mailbox.expunged = left;
    }
  }

  static UidSet since(Connection connection, long mailbox, long modSeq) throws SQLException {
    List<UidRange> ranges = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(SINCE)) {
      statement.setLong(1, mailbox);
      statement.setLong(2, modSeq);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          parse(rows.getString(1), ranges);
        }
      }
    }
    return UidSet.ofRanges(ranges);
  }

  private static void parse(String text, List<UidRange> ranges) {
    int at = 0;
    while (at < text.length()) {
      int comma = text.indexOf(',', at);
      int end = comma < 0 ? text.length() : comma;
      int colon = text.indexOf(':', at);
      boolean single = colon < 0 || colon > end;
      long first = Long.parseLong(text.substring(at, single ? end : colon));
      long last = single ? first : Long.parseLong(text.substring(colon + 1, end));
      ranges.add(UidRange.of(first, last));
      at = end + 1;
    }
  }
}
