package io.mailcore.store.jdbc;

import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.FlagUpdateResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One change of flags. */
final class FlagChanging {

  private static final int BATCH = 1000;
  private static final int UNSEEN_STEPS = 1000;
  private static final String UPDATE =
      "UPDATE mailcore_messages SET modseq = ?, flags = ?, keywords = ?"
          + " WHERE mailbox = ? AND uid = ?";

  private final StoreContext store;
  private final long account;
  private final long mailboxNo;
  private final UidSet uids;
  private final FlagUpdate update;

  FlagChanging(StoreContext store, long account, long mailboxNo, UidSet uids, FlagUpdate update) {
    this.store = store;
    this.account = account;
    this.mailboxNo = mailboxNo;
    this.uids = uids;
    this.update = update;
  }

  /** A message and its flags after the change. */
  private record Change(MessageRow message, Set<Flag> flags) {}

  /** What a transaction came to. */
  private record Changed(FlagUpdateResult result, Keywords keywords) {}

  FlagUpdateResult run() {
    Changed changed =
        store.database().write(account, this::change, made -> !made.result.changed().isEmpty());
    store.keywords().keep(mailboxNo, changed.keywords);
    return changed.result;
  }

  private Changed change(Connection connection) throws SQLException {
    MailboxRow mailbox = MailboxRow.lock(connection, mailboxNo);
    Keywords known = store.keywords().of(connection, mailbox);
    UidSet.Builder unchanged = UidSet.builder();
    UidSet.Builder conflicting = UidSet.builder();
    List<Change> changes = new ArrayList<>();
    long unchangedSince = update.unchangedSince().map(ModSeq::value).orElse(Long.MAX_VALUE);
    for (MessageRow message : MessageScan.rows(connection, mailboxNo, uids)) {
      Set<Flag> before = message.flagSet(known);
      Set<Flag> after = update.applyTo(before);
      if (message.modSeq() > unchangedSince) {
        conflicting.add(message.uid());
      } else if (after.equals(before)) {
        unchanged.add(message.uid());
      } else {
        changes.add(new Change(message, after));
      }
    }
    Keywords learned =
        known.learn(connection, mailbox, changes.stream().map(Change::flags).toList());
    UidSet changed = apply(connection, mailbox, learned, changes);
    FlagUpdateResult result =
        new FlagUpdateResult(
            changed, unchanged.build(), conflicting.build(), ModSeq.of(mailbox.modSeq));
    return new Changed(result, learned);
  }

  private static UidSet apply(
      Connection connection, MailboxRow mailbox, Keywords keywords, List<Change> changes)
      throws SQLException {
    if (changes.isEmpty()) {
      return UidSet.empty();
    }
    mailbox.modSeq++;
    UidSet.Builder changed = UidSet.builder();
    try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
      int batched = 0;
      for (Change change : changes) {
        int flags = SystemFlags.bits(change.flags);
        statement.setLong(1, mailbox.modSeq);
        statement.setInt(2, flags);
        statement.setBytes(3, keywords.bits(change.flags));
        statement.setLong(4, mailbox.no);
        statement.setLong(5, change.message.uid());
        statement.addBatch();
        if (++batched % BATCH == 0) {
          statement.executeBatch();
        }
        mailbox.countFlags(change.message.flags(), -1);
        mailbox.countFlags(flags, 1);
        if (!SystemFlags.isSeen(flags)) {
          mailbox.unseenFloor = Math.min(mailbox.unseenFloor, change.message.uid());
        }
        changed.add(change.message.uid());
      }
      statement.executeBatch();
    }
    mailbox.unseenFloor =
        MailboxReading.unseen(connection, mailbox.no, mailbox.unseenFloor, UNSEEN_STEPS).floor();
    mailbox.update(connection);
    return changed.build();
  }
}
