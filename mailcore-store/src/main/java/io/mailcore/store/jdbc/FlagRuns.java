package io.mailcore.store.jdbc;

import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changed flags, written with one statement for each run of messages that change alike: neighbours
 * whose bits of system flags grow or shrink by the same number, whatever else they have. A client
 * that marks a whole mailbox is one statement, or a few.
 */
final class FlagRuns {

  private static final int BATCH = 1000;
  private static final String SYSTEM =
      "UPDATE mailcore_messages SET modseq = ?, flags = flags + ?"
          + " WHERE mailbox = ? AND uid >= ? AND uid <= ?";
  private static final String ALL =
      "UPDATE mailcore_messages SET modseq = ?, flags = flags + ?, keywords = ?"
          + " WHERE mailbox = ? AND uid >= ? AND uid <= ?";

  private final List<UidRange> ranges;
  private final List<Run> runs = new ArrayList<>();
  private int range;

  /**
   * No changes yet.
   *
   * @param uids all messages that were looked at: others may be between them
   */
  FlagRuns(UidSet uids) {
    this.ranges = uids.ranges();
  }

  /**
   * Messages without a gap.
   *
   * @param by what is added to the bits of the system flags
   * @param keywords the bits that keywords become, or null if they stay
   */
  private record Run(int by, byte @Nullable [] keywords, int range, long first, Last last) {

    private boolean goesOn(int place, int inRange, int step, byte @Nullable [] becoming) {
      return last.place + 1 == place
          && range == inRange
          && by == step
          && Arrays.equals(keywords, becoming);
    }
  }

  /** The end of a run, which moves. */
  private static final class Last {

    private int place;
    private long uid;

    private Last(int place, long uid) {
      this.place = place;
      this.uid = uid;
    }
  }

  /**
   * Adds a change; in ascending order.
   *
   * @param place where the message is among those that were looked at
   * @param by what is added to the bits of its system flags
   * @param keywords the bits that its keywords become, or null if they stay
   */
  void add(int place, long uid, int by, byte @Nullable [] keywords) {
    while (ranges.get(range).last().value() < uid) {
      range++;
    }
    Run run = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (run != null && run.goesOn(place, range, by, keywords)) {
      run.last.place = place;
      run.last.uid = uid;
    } else {
      runs.add(new Run(by, keywords, range, uid, new Last(place, uid)));
    }
  }

  /** Writes the changes. */
  void write(Connection connection, long mailbox, long modSeq) throws SQLException {
    write(connection, mailbox, modSeq, runs.stream().filter(run -> run.keywords == null).toList());
    write(connection, mailbox, modSeq, runs.stream().filter(run -> run.keywords != null).toList());
  }

  private static void write(Connection connection, long mailbox, long modSeq, List<Run> some)
      throws SQLException {
    if (some.isEmpty()) {
      return;
    }
    String sql = some.get(0).keywords == null ? SYSTEM : ALL;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int batched = 0;
      for (Run run : some) {
        int next = 1;
        statement.setLong(next++, modSeq);
        statement.setInt(next++, run.by);
        if (run.keywords != null) {
          statement.setBytes(next++, run.keywords);
        }
        statement.setLong(next++, mailbox);
        statement.setLong(next++, run.first);
        statement.setLong(next, run.last.uid);
        statement.addBatch();
        if (++batched % BATCH == 0) {
          statement.executeBatch();
        }
      }
      statement.executeBatch();
    }
  }
}
