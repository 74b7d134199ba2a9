package io.mailcore.store.jdbc;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.ModSeq;
import io.mailcore.model.StoreException;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.AppendResult;
import io.mailcore.spi.store.NewMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Several appends in one transaction, with as many statements as one needs. Locks come in one
 * order, against deadlocks: accounts, mailboxes, blobs, each ascending. An append that can't be
 * made is found out before anything of it is written, and fails alone.
 */
final class AppendGroup {

  private static final String SUMMARY =
      "UPDATE mailcore_blobs SET summary = ? WHERE no = ? AND summary IS NULL";

  private final Connection connection;
  private final List<Appending> appends;
  private final StoreContext store;
  private final boolean again;
  private final Map<Long, AccountUsage> usages = new TreeMap<>();
  private final Map<Long, MailboxRow> mailboxes = new TreeMap<>();
  private final Map<Long, BlobRow> blobs = new TreeMap<>();
  private final Map<Long, PendingBlobs.Pending> pending = new TreeMap<>();
  private final Map<Long, PendingBlobs.Pending> taken = new TreeMap<>();
  private final Map<Long, byte[]> summaries = new LinkedHashMap<>();
  private final Set<MailboxRow> changed = new LinkedHashSet<>();
  private final List<AppendWriter.Placed> placed = new ArrayList<>();

  /**
   * Appends to be made together.
   *
   * @param again whether blobs that aren't thought to be stored may be all the same
   */
  AppendGroup(Connection connection, List<Appending> appends, boolean again) {
    this.connection = connection;
    this.appends = appends;
    this.store = appends.get(0).store();
    this.again = again;
  }

  /** Makes the appends and says to each what came of it. */
  void run() throws SQLException {
    lockAccounts();
    Set<Long> numbers = new TreeSet<>();
    appends.forEach(append -> numbers.add(append.mailboxNo()));
    MailboxRow.lock(connection, store.database().dialect(), numbers)
        .forEach(row -> mailboxes.put(row.no, row));
    lockBlobs();
    for (Appending append : appends) {
      try {
        place(append);
      } catch (StoreException e) {
        append.fail(e);
      }
    }
    write();
  }

  private void lockAccounts() throws SQLException {
    Set<Long> limited = new TreeSet<>();
    for (Appending append : appends) {
      if (!append.limit().isNone()) {
        limited.add(append.account());
      }
    }
    for (long number : limited) {
      AccountRow.lock(store, connection, number);
      usages.put(number, AccountUsage.read(connection, number));
    }
  }

  /** The stored blobs, which nobody removes until the transaction ends. */
  private void lockBlobs() throws SQLException {
    Set<Long> stored = new TreeSet<>();
    for (Appending append : appends) {
      for (NewMessage message : append.messages()) {
        long no = Appending.blob(message);
        Optional<PendingBlobs.Pending> found = store.blobs().pending().find(no);
        found.ifPresent(blob -> pending.put(no, blob));
        if (found.isEmpty() || again || found.get().maybeStored()) {
          stored.add(no);
        }
      }
    }
    for (BlobRow row : BlobRow.lock(connection, stored)) {
      pending.remove(row.no());
      if (row.size() >= 0) {
        blobs.put(row.no(), row);
      }
    }
    pending.forEach((no, blob) -> blobs.put(no, blob.row()));
  }

  /** Gives the messages of an append their UIDs; changes nothing if it throws. */
  private void place(Appending append) throws SQLException {
    MailboxRow mailbox = mailboxes.get(append.mailboxNo());
    if (mailbox == null) {
      throw Database.notFound("no such mailbox");
    }
    List<NewMessage> messages = append.messages();
    for (NewMessage message : messages) {
      if (!blobs.containsKey(Appending.blob(message))) {
        throw BlobRow.notFound(message.blob().id());
      }
    }
    AccountUsage usage = usages.get(append.account());
    if (usage != null) {
      usage.requireRoom(append.limit(), append.octets(), messages.size());
    }
    mailbox.requireUids(messages.size());
    Keywords keywords =
        store
            .keywords()
            .of(connection, mailbox)
            .learn(connection, mailbox, messages.stream().map(NewMessage::flags).toList());
    if (usage != null) {
      usage.add(append.octets(), messages.size());
    }
    AppendResult result = place(mailbox, keywords, messages);
    append.succeed(result, keywords);
  }

  private AppendResult place(MailboxRow mailbox, Keywords keywords, List<NewMessage> messages) {
    changed.add(mailbox);
    mailbox.modSeq++;
    if (mailbox.unseen == 0) {
      mailbox.unseenFloor = mailbox.uidNext;
    }
    UidSet.Builder uids = UidSet.builder();
    for (NewMessage message : messages) {
      BlobRow blob = requireNonNull(blobs.get(Appending.blob(message)), "blob");
      MessageRow row = row(mailbox, keywords, message, blob);
      placed.add(new AppendWriter.Placed(mailbox, row, message.prefix()));
      mailbox.uidNext++;
      mailbox.recent++;
      mailbox.count(row.flags(), row.size(), 1);
      uids.add(row.uid());
      PendingBlobs.Pending fresh = pending.get(blob.no());
      if (fresh != null) {
        taken.put(blob.no(), fresh);
      }
      message
          .summary()
          .filter(bytes -> bytes.length <= JdbcSummaries.MOST_BYTES)
          .ifPresent(bytes -> summaries.putIfAbsent(blob.no(), bytes));
    }
    return new AppendResult(mailbox.uidValidity, uids.build(), ModSeq.of(mailbox.modSeq));
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

  private void write() throws SQLException {
    Map<Long, byte[]> fresh = new HashMap<>(summaries);
    fresh.keySet().retainAll(taken.keySet());
    summaries.keySet().removeAll(fresh.keySet());
    if (!changed.isEmpty()) {
      AppendWriter writer = store.database().dialect().appendWriter();
      writer.write(connection, new AppendWriter.Rows(taken.values(), fresh, placed, changed));
    }
    if (!summaries.isEmpty()) {
      writeSummaries();
    }
  }

  private void writeSummaries() throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(SUMMARY)) {
      for (Map.Entry<Long, byte[]> summary : summaries.entrySet()) {
        update.setBytes(1, summary.getValue());
        update.setLong(2, summary.getKey());
        update.addBatch();
      }
      update.executeBatch();
    }
  }
}
