package io.mailcore.store.jdbc;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.TransferMode;
import io.mailcore.spi.store.TransferResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One copy or move between mailboxes of an account. Used by one thread. */
final class Transferring {

  private static final int BATCH = 500;
  private static final String PREFIX =
      "SELECT prefix FROM mailcore_messages WHERE mailbox = ? AND uid = ?";

  private final StoreContext store;
  private final long account;
  private final long sourceNo;
  private ModSeq sourceModSeq = ModSeq.ZERO;
  private ModSeq targetModSeq = ModSeq.ZERO;

  Transferring(StoreContext store, long account, long sourceNo) {
    this.store = store;
    this.account = account;
    this.sourceNo = sourceNo;
  }

  /** The source's mod-sequence afterwards. */
  ModSeq sourceModSeq() {
    return sourceModSeq;
  }

  /** The target's mod-sequence afterwards. */
  ModSeq targetModSeq() {
    return targetModSeq;
  }

  /**
   * Copies or moves.
   *
   * @param limit how much the account may hold; a move adds nothing to it
   */
  TransferResult run(UidSet uids, MailboxId target, TransferMode mode, QuotaLimit limit) {
    return store
        .database()
        .write(
            account,
            c -> transfer(c, uids, target, mode, limit),
            result -> !result.source().isEmpty());
  }

  private TransferResult transfer(
      Connection connection, UidSet uids, MailboxId targetId, TransferMode mode, QuotaLimit limit)
      throws SQLException {
    boolean limited = mode == TransferMode.COPY && !limit.isNone();
    if (limited) {
      AccountRow.lock(store, connection, account);
    }
    long targetNo =
        AccountRow.find(connection, account, targetId)
            .orElseThrow(() -> Database.notFound("no mailbox " + targetId))
            .no;
    // In one order, so that moves to and fro don't wait for each other.
    MailboxRow first = MailboxRow.lock(connection, Math.min(sourceNo, targetNo));
    MailboxRow last =
        sourceNo == targetNo ? first : MailboxRow.lock(connection, Math.max(sourceNo, targetNo));
    MailboxRow source = first.no == sourceNo ? first : last;
    MailboxRow target = first.no == targetNo ? first : last;
    List<MessageRow> messages = MessageScan.rows(connection, sourceNo, uids);
    if (messages.isEmpty()) {
      return new TransferResult(target.uidValidity, UidSet.empty(), UidSet.empty());
    }
    if (limited) {
      long octets = messages.stream().mapToLong(MessageRow::size).sum();
      AccountUsage.read(connection, account).requireRoom(limit, octets, messages.size());
    }
    UidSet copied = copy(store, connection, source, target, messages);
    UidSet taken = uids(messages);
    if (mode == TransferMode.MOVE) {
      new Removing(store, connection, source).remove(messages);
    }
    sourceModSeq = ModSeq.of(source.modSeq);
    targetModSeq = ModSeq.of(target.modSeq);
    return new TransferResult(target.uidValidity, taken, copied);
  }

  private static UidSet uids(List<MessageRow> messages) {
    UidSet.Builder uids = UidSet.builder();
    messages.forEach(message -> uids.add(message.uid()));
    return uids.build();
  }

  /**
   * Adds copies to a mailbox; both are locked. The source names the blobs, so none of them can go.
   */
  static UidSet copy(
      StoreContext store,
      Connection connection,
      MailboxRow source,
      MailboxRow target,
      List<MessageRow> messages)
      throws SQLException {
    target.requireUids(messages.size());
    Keywords from = store.keywords().of(connection, source);
    List<Set<Flag>> flags = new ArrayList<>();
    messages.forEach(message -> flags.add(message.flagSet(from)));
    Keywords to = store.keywords().of(connection, target).learn(connection, target, flags);
    target.modSeq++;
    if (target.unseen == 0) {
      target.unseenFloor = target.uidNext;
    }
    long now = store.clock().millis();
    UidSet.Builder uids = UidSet.builder();
    try (PreparedStatement insert = connection.prepareStatement(MessageRow.INSERT)) {
      for (int i = 0; i < messages.size(); i++) {
        MessageRow message = messages.get(i);
        MessageRow copy =
            new MessageRow(
                target.uidNext++,
                target.modSeq,
                message.flags(),
                to.bits(flags.get(i)),
                message.size(),
                message.blob(),
                message.origin().withSaveDate(now));
        copy.insert(insert, target.no, prefix(connection, source.no, message));
        target.recent++;
        target.count(copy.flags(), copy.size(), 1);
        uids.add(copy.uid());
        if ((i + 1) % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    target.update(connection);
    return uids.build();
  }

  private static byte[] prefix(Connection connection, long mailbox, MessageRow message)
      throws SQLException {
    if (message.origin().prefixLength() == 0) {
      return new byte[0];
    }
    try (PreparedStatement statement = connection.prepareStatement(PREFIX)) {
      statement.setLong(1, mailbox);
      statement.setLong(2, message.uid());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getBytes(1);
      }
    }
  }
}
