package io.mailcore.store.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The flags that larger mailboxes had at some mod-sequence, so that asking for those of all
 * messages, or searching by them, reads what has changed since, not a row a message. What is kept
 * is looked over with the database each time, so that other processes may change it too. Bounded by
 * the messages that it holds. Safe for use by several threads.
 */
final class FlagCache {

  /** Smaller ones are read as fast. */
  private static final long LEAST_MESSAGES = 1_000;

  // Four numbers a message: 16 MiB at most, and for one mailbox 4 MiB.
  private static final long MOST_MESSAGES = 1_000_000;
  private static final long MOST_IN_MAILBOX = MOST_MESSAGES / 4;
  private static final int MESSAGES_A_MAILBOX = 50;

  // Whoever wants fewer than this share of a mailbox had better read them.
  private static final int LEAST_SHARE = 4;

  // A driver may hold all that a statement finds. If more than that has changed, all is read anew.
  private static final int PAGE = 10_000;

  private final Cache<Long, KnownFlags> byMailbox =
      Caffeine.newBuilder()
          .maximumWeight(MOST_MESSAGES)
          .weigher((Long mailbox, KnownFlags known) -> known.size() + MESSAGES_A_MAILBOX)
          .executor(Runnable::run)
          .build();

  /** Whether it is worth looking here for so many messages, as far as that can be said. */
  static boolean maySuit(long wanted) {
    return wanted * LEAST_SHARE >= LEAST_MESSAGES;
  }

  /** The flags of all messages; empty if so many should be read by themselves. */
  Optional<KnownFlags> of(StoreContext store, long mailbox, long wanted) {
    MailboxRow row = store.database().read(c -> MailboxRow.require(c, mailbox));
    if (row.messages < LEAST_MESSAGES
        || row.messages > MOST_IN_MAILBOX
        || wanted * LEAST_SHARE < row.messages) {
      return Optional.empty();
    }
    KnownFlags known = byMailbox.getIfPresent(mailbox);
    if (known == null || known.at() != row.modSeq) {
      KnownFlags before = known;
      known = store.database().snapshot(c -> now(store, c, mailbox, before));
      byMailbox.put(mailbox, known);
    }
    return Optional.of(known);
  }

  private static KnownFlags now(
      StoreContext store, Connection connection, long mailbox, @Nullable KnownFlags before)
      throws SQLException {
    MailboxRow row = MailboxRow.require(connection, mailbox);
    Keywords keywords = store.keywords().of(connection, row);
    store.keywords().keep(mailbox, keywords);
    if (before != null && before.at() <= row.modSeq && before.at() >= row.expungedFloor) {
      List<FlagRow> changed = MessageScan.changedFlags(connection, mailbox, before.at(), PAGE + 1);
      if (changed.size() <= PAGE) {
        UidSet removed = RemovalLog.since(connection, mailbox, before.at());
        return before.with(row.modSeq, changed, removed, keywords);
      }
    }
    KnownFlags.Builder all = new KnownFlags.Builder(Math.toIntExact(row.messages));
    long last = 0;
    List<FlagRow> page;
    do {
      UidSet left = UidSet.of(UidRange.from(Uid.of(last + 1)));
      page = MessageScan.flags(connection, mailbox, left, PAGE);
      page.forEach(message -> all.add(message, keywords));
      last = page.isEmpty() ? 0 : page.get(page.size() - 1).uid();
    } while (page.size() == PAGE && last < Uid.MAX_VALUE);
    return all.build(row.modSeq);
  }

  /** Forgets all: what was committed may be gone. */
  void clear() {
    byMailbox.invalidateAll();
  }
}
