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
  private static final int UIDS_FETCH = 10_000;

  /** What one statement finds at most: a session's page of flags, and whether there is more. */
  private static final int FETCH = 1024;

  // Ordered by all columns of the key, though the first is one value: so the key's index gives the
  // order, without a sort.
  private static final String PAGE =
      " FROM mailcore_messages WHERE mailbox = ? AND uid >= ? AND uid <= ?"
          + " ORDER BY mailbox, uid FETCH FIRST ? ROWS ONLY";
  private static final String ROWS = "SELECT " + MessageRow.COLUMNS + PAGE;
  private static final String FLAGS = "SELECT " + FlagRow.COLUMNS + PAGE;
  private static final String UIDS = "SELECT uid" + PAGE;
  private static final String SINCE = " FROM mailcore_messages WHERE mailbox = ? AND modseq > ?";
  private static final String CHANGED = "SELECT uid" + SINCE;
  private static final String CHANGED_FLAGS =
      "SELECT " + FlagRow.COLUMNS + SINCE + " ORDER BY uid FETCH FIRST ? ROWS ONLY";

  private MessageScan() {}

  /** Reads a row of a message, whose first column is the UID. */
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Takes a row of a message. */
  private interface Sink {
    void take(ResultSet row) throws SQLException;
  }

  /** Whether one statement finds these. */
  static boolean isOne(UidSet uids, int limit) {
    return limit <= FETCH && spans(uids, SMALL_GAP).size() <= 1;
  }

  /** The messages among {@code uids}, the first {@code limit}. */
  static List<MessageRow> rows(Connection connection, long mailbox, UidSet uids, int limit)
      throws SQLException {
    return scan(connection, mailbox, uids, limit, ROWS, MessageRow::of);
  }

  /** The flags of the messages among {@code uids}, the first {@code limit}. */
  static List<FlagRow> flags(Connection connection, long mailbox, UidSet uids, int limit)
      throws SQLException {
    return scan(connection, mailbox, uids, limit, FLAGS, FlagRow::of);
  }

  /** All messages among {@code uids}. */
  static List<MessageRow> rows(Connection connection, long mailbox, UidSet uids)
      throws SQLException {
    return rows(connection, mailbox, uids, Integer.MAX_VALUE);
  }

  private static <T> List<T> scan(
      Connection connection, long mailbox, UidSet uids, int limit, String sql, Reader<T> reader)
      throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (UidRange span : spans(uids, SMALL_GAP)) {
        long from = span.first().value();
        while (from <= span.last().value() && found.size() < limit) {
          statement.setLong(1, mailbox);
          statement.setLong(2, from);
          statement.setLong(3, span.last().value());
          int fetch = Math.min(FETCH, limit - found.size());
          statement.setInt(4, fetch);
          from = read(statement, fetch, uids, row -> found.add(reader.read(row)));
        }
      }
    }
    return found;
  }

  /** Gives what the statement finds; returns from where to go on, or beyond every UID. */
  private static long read(PreparedStatement statement, int fetch, UidSet uids, Sink sink)
      throws SQLException {
    int count = 0;
    long last = 0;
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        count++;
        last = rows.getLong(1);
        if (uids.contains(last)) {
          sink.take(rows);
        }
      }
    }
    return count < fetch ? Long.MAX_VALUE : last + 1;
  }

  /** The flags of the first messages whose mod-sequence is larger, ascending by UID. */
  static List<FlagRow> changedFlags(Connection connection, long mailbox, long since, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CHANGED_FLAGS)) {
      statement.setLong(1, mailbox);
      statement.setLong(2, since);
      statement.setInt(3, limit);
      List<FlagRow> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(FlagRow.of(rows));
        }
      }
      return found;
    }
  }

  /** Ranges that together cover the set, parted where a gap isn't smaller. */
  static List<UidRange> spans(UidSet uids, long gap) {
    List<UidRange> spans = new ArrayList<>();
    for (UidRange range : uids.ranges()) {
      int last = spans.size() - 1;
      if (last >= 0 && range.first().value() - spans.get(last).last().value() < gap) {
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
    UidSet.Builder found = UidSet.builder();
    UidSet all = UidSet.of(range);
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
        from = read(statement, fetch, all, row -> found.add(row.getLong(1)));
      }
    }
    return found.build();
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
