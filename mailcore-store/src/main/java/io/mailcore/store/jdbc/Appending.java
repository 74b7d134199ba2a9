package io.mailcore.store.jdbc;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.ModSeq;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.AppendResult;
import io.mailcore.spi.store.NewMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One append: one transaction that names the blobs, gives UIDs, and inserts the messages, all or
 * none.
 */
final class Appending {

  private static final int BATCH = 500;
  private static final String SUMMARY =
      "UPDATE mailcore_blobs SET summary = ? WHERE no = ? AND summary IS NULL";

  private final StoreContext store;
  private final long account;
  private final long mailboxNo;
  private final List<NewMessage> messages;

  Appending(StoreContext store, long account, long mailboxNo, List<NewMessage> messages) {
    this.store = store;
    this.account = account;
    this.mailboxNo = mailboxNo;
    this.messages = List.copyOf(requireNonNull(messages, "messages"));
    if (this.messages.isEmpty()) {
      throw new IllegalArgumentException("messages: none (expected: at least one)");
    }
  }

  /** What a transaction came to. */
  private record Appended(AppendResult result, Keywords keywords) {}

  AppendResult run() {
    Appended appended = store.database().write(this::append);
    store.keywords().keep(mailboxNo, appended.keywords);
    return appended.result;
  }

  private Appended append(Connection connection) throws SQLException {
    if (store.accountBytes() < Long.MAX_VALUE) {
      long octets = messages.stream().mapToLong(NewMessage::size).sum();
      AccountRow.lock(store, connection, account).requireRoom(octets);
    }
    MailboxRow mailbox = MailboxRow.lock(connection, mailboxNo);
    Map<Long, BlobRow> blobs = lockBlobs(connection);
    mailbox.requireUids(messages.size());
    Keywords keywords =
        store
            .keywords()
            .of(connection, mailbox)
            .learn(connection, mailbox, messages.stream().map(NewMessage::flags).toList());
    mailbox.modSeq++;
    if (mailbox.unseen == 0) {
      mailbox.unseenFloor = mailbox.uidNext;
    }
    UidSet.Builder uids = UidSet.builder();
    try (PreparedStatement insert = connection.prepareStatement(MessageRow.INSERT)) {
      int batched = 0;
      for (NewMessage message : messages) {
        BlobRow blob = requireNonNull(blobs.get(number(message)), "blob");
        MessageRow row = row(mailbox, keywords, message, blob);
        row.insert(insert, mailbox.no, message.prefix());
        mailbox.uidNext++;
        mailbox.recent++;
        mailbox.count(row.flags(), row.size(), 1);
        uids.add(row.uid());
        if (++batched % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    keepSummaries(connection);
    mailbox.update(connection);
    AppendResult result =
        new AppendResult(mailbox.uidValidity, uids.build(), ModSeq.of(mailbox.modSeq));
    return new Appended(result, keywords);
  }

  private static long number(NewMessage message) {
    return BlobRow.number(message.blob().id())
        .orElseThrow(() -> BlobRow.notFound(message.blob().id()));
  }

  /**
   * The blobs, which nobody removes until the transaction ends; in one order, against deadlocks.
   */
  private Map<Long, BlobRow> lockBlobs(Connection connection) throws SQLException {
    Map<Long, NewMessage> wanted = new TreeMap<>();
    messages.forEach(message -> wanted.put(number(message), message));
    Map<Long, BlobRow> blobs = new TreeMap<>();
    for (Map.Entry<Long, NewMessage> entry : wanted.entrySet()) {
      Optional<BlobRow> row =
          BlobRow.lock(connection, entry.getKey()).filter(found -> found.size() >= 0);
      blobs.put(
          entry.getKey(), row.orElseThrow(() -> BlobRow.notFound(entry.getValue().blob().id())));
    }
    return blobs;
  }

  private MessageRow row(MailboxRow mailbox, Keywords keywords, NewMessage message, BlobRow blob) {
    int prefix = (int) (message.size() - message.blob().size());
    MessageRow.Origin origin =
        new MessageRow.Origin(
            message.internalDate().toInstant().toEpochMilli(),
            message.internalDate().getOffset().getTotalSeconds(),
            store.clock().millis(),
            store.ids().next('e'),
            Optional.empty(),
            prefix);
    return new MessageRow(
        mailbox.uidNext,
        mailbox.modSeq,
        SystemFlags.bits(message.flags()),
        keywords.bits(message.flags()),
        prefix + blob.size(),
        blob.no(),
        origin);
  }

  private void keepSummaries(Connection connection) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(SUMMARY)) {
      boolean any = false;
      for (NewMessage message : messages) {
        Optional<byte[]> summary =
            message.summary().filter(bytes -> bytes.length <= JdbcSummaries.MOST_BYTES);
        if (summary.isPresent()) {
          update.setBytes(1, summary.get());
          update.setLong(2, number(message));
          update.addBatch();
          any = true;
        }
      }
      if (any) {
        update.executeBatch();
      }
    }
  }
}
