package io.mailcore.store.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mailcore.model.ModSeq;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.MailboxChanges;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Which UIDs large mailboxes had at some mod-sequence, so that selecting one reads what has changed
 * since, not a row a message. What is kept is looked over with the database each time, so that
 * other processes may change it too. Bounded by the ranges that it holds. Safe for use by several
 * threads.
 */
final class UidCache {

  /** Smaller ones are read as fast. */
  private static final long LEAST_MESSAGES = 1_000;

  // Two numbers a range: 16 MiB at most.
  private static final long MOST_RANGES = 1_000_000;
  private static final int RANGES_A_MAILBOX = 50;

  private final Cache<Long, Known> byMailbox =
      Caffeine.newBuilder()
          .maximumWeight(MOST_RANGES)
          .weigher((Long mailbox, Known known) -> known.uids.ranges().size() + RANGES_A_MAILBOX)
          .executor(Runnable::run)
          .build();

  /** All UIDs of a mailbox, as of one mod-sequence. */
  private record Known(ModSeq at, UidSet uids) {}

  /** The first {@code limit} UIDs of a range, in a transaction that sees one moment. */
  UidSet uids(Connection connection, long mailbox, UidRange range, int limit) throws SQLException {
    MailboxRow row = MailboxRow.require(connection, mailbox);
    if (row.messages < LEAST_MESSAGES) {
      return MessageScan.uids(connection, mailbox, range, limit);
    }
    Known known = byMailbox.getIfPresent(mailbox);
    if (known == null || known.at.value() != row.modSeq) {
      known = now(connection, row, known);
      byMailbox.put(mailbox, known);
    }
    return first(known.uids.intersection(UidSet.of(range)), limit);
  }

  private static Known now(Connection connection, MailboxRow row, @Nullable Known before)
      throws SQLException {
    if (before != null && before.at.value() < row.modSeq) {
      MailboxChanges changes = MailboxReading.changes(connection, row.no, before.at.value());
      if (changes.complete()) {
        UidSet uids = before.uids.minus(changes.vanished()).union(changes.changed());
        return new Known(changes.highest(), uids);
      }
    }
    UidSet all = MessageScan.uids(connection, row.no, UidRange.ALL, Integer.MAX_VALUE);
    return new Known(ModSeq.of(row.modSeq), all);
  }

  private static UidSet first(UidSet uids, int limit) {
    long left = limit;
    UidSet.Builder first = UidSet.builder();
    for (UidRange range : uids.ranges()) {
      if (left == 0) {
        break;
      }
      long taken = Math.min(left, range.size());
      first.addRange(range.first().value(), range.first().value() + taken - 1);
      left -= taken;
    }
    return first.build();
  }

  /** Forgets all: what was committed may be gone. */
  void clear() {
    byMailbox.invalidateAll();
  }
}
