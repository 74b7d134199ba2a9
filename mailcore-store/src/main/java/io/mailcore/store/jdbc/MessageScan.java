package io.mailcore.store.jdbc;

import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads rows of messages by UIDs, ascending, a bounded number at a time. */
final class MessageScan {

  // Ranges with a smaller gap are read by one statement, the rows between them thrown away.
  private static final long SMALL_GAP = 256;
  private static final int FETCH = 1000;
  private static final int UIDS_FETCH = 10_000;

  // Ordered by all columns of the key, though the first is one value: so the key's index gives the
  // order, without a sort.
  private static final String PAGE =
      "SELECT "
          + MessageRow.COLUMNS
          + " FROM mailcore_messages WHERE mailbox = ? AND uid >= ? AND uid <= ?"
          + " ORDER BY mailbox, uid FETCH FIRST ? ROWS ONLY";
  private static final String UIDS =
      "SELECT uid FROM mailcore_messages WHERE mailbox = ? AND uid >= ? AND uid <= ?"
          + " ORDER BY mailbox, uid FETCH FIRST ? ROWS ONLY";
  private static final String CHANGED =
      "SELECT uid FROM mailcore_messages WHERE mailbox = ? AND modseq > ?";

  private MessageScan() {}

  /** The messages among {@code uids}, the first {@code limit}. */
  static List<MessageRow> rows(Connection connection, long mailbox, UidSet uids, int limit)
      throws SQLException {
    List<MessageRow> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
      for (UidRange span : spans(uids)) {
        long from = span.first().value();
        while (from <= span.last().value() && found.size() < limit) {
          statement.setLong(1, mailbox);
          statement.setLong(2, from);
          statement.setLong(3, span.last().value());
          int fetch = Math.min(FETCH, limit - found.size());
          statement.setInt(4, fetch);
          from = read(statement, fetch, uids, found);
        }
      }
    }
    return found;
  }

  /** All messages among {@code uids}. */
  static List<MessageRow> rows(Connection connection, long mailbox, UidSet uids)
      throws SQLException {
    return rows(connection, mailbox, uids, Integer.MAX_VALUE);
  }

  /** Adds what the statement finds; returns from where to go on, or beyond every UID. */
  private static long read(
      PreparedStatement statement, int fetch, UidSet uids, List<MessageRow> found)
      throws SQLException {
    int count = 0;
    long last = 0;
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        count++;
        MessageRow row = MessageRow.of(rows);
        last = row.uid();
        if (uids.contains(last)) {
          found.add(row);
        }
      }
    }
    return count < fetch ? Long.MAX_VALUE : last + 1;
  }

  /** Ranges that together cover the set, parted where a gap is large. */
  private static List<UidRange> spans(UidSet uids) {
    List<UidRange> spans = new ArrayList<>();
    for (UidRange range : uids.ranges()) {
      int last = spans.size() - 1;
      if (last >= 0 && range.first().value() - spans.get(last).last().value() < SMALL_GAP) {
        spans.set(last, new UidRange(spans.get(last).first(), range.last()));
      } else {
        spans.add(range);
      }
    }
    return spans;
  }

  /** The first UIDs of a range, read in pages: a driver may hold all rows of a result at once. */
  static UidSet uids(Connection connection, long mailbox, UidRange range, int limit)
      throws SQLException {
    UidSet.Builder uids = UidSet.builder();
    try (PreparedStatement statement = connection.prepareStatement(UIDS)) {
      statement.setLong(1, mailbox);
      statement.setLong(3, range.last().value());
      long from = range.first().value();
      int left = limit;
      while (from <= range.last().value() && left > 0) {
        int fetch = Math.min(UIDS_FETCH, left);
        statement.setLong(2, from);
        statement.setInt(4, fetch);
        left -= fetch;
        from = addPage(statement, fetch, uids);
      }
    }
    return uids.build();
  }

  /** Adds what the statement finds; returns from where to go on, or beyond every UID. */
  private static long addPage(PreparedStatement statement, int fetch, UidSet.Builder uids)
      throws SQLException {
    int count = 0;
    long last = 0;
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        count++;
        last = rows.getLong(1);
        uids.add(last);
      }
    }
    return count < fetch ? Long.MAX_VALUE : last + 1;
  }

  /** The UIDs of all messages whose mod-sequence is larger. */
  static UidSet changed(Connection connection, long mailbox, long since) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CHANGED)) {
      statement.setLong(1, mailbox);
      statement.setLong(2, since);
      try (ResultSet rows = statement.executeQuery()) {
        long[] uids = new long[64];
        int count = 0;
        while (rows.next()) {
          if (count == uids.length) {
            uids = Arrays.copyOf(uids, count * 2);
          }
          uids[count++] = rows.getLong(1);
        }
        return UidSet.of(Arrays.copyOf(uids, count));
      }
    }
  }
}
