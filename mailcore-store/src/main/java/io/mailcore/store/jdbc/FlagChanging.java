package io.mailcore.store.jdbc;

import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.FlagUpdateResult;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One change of flags. */
final class FlagChanging {

  private static final int UNSEEN_STEPS = 1000;

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

  /** What a message has. Many have the same, which is looked at once. */
  private record Before(int flags, ByteBuffer keywords) {}

  /** What becomes of that. */
  private record After(Set<Flag> flags, boolean isOther) {}

  /**
   * A message that changes.
   *
   * @param place where it is among those that were looked at
   */
  private record Change(int place, MessageRow message, After after) {}

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
    Map<Before, After> outcomes = new HashMap<>();
    long unchangedSince = update.unchangedSince().map(ModSeq::value).orElse(Long.MAX_VALUE);
    int place = 0;
    for (MessageRow message : MessageScan.rows(connection, mailboxNo, uids)) {
      Before before = new Before(message.flags(), ByteBuffer.wrap(message.keywords()));
      After after = outcomes.computeIfAbsent(before, same -> after(message.flagSet(known)));
      if (message.modSeq() > unchangedSince) {
        conflicting.add(message.uid());
      } else if (after.isOther) {
        changes.add(new Change(place, message, after));
      } else {
        unchanged.add(message.uid());
      }
      place++;
    }
    Set<Set<Flag>> sets = new LinkedHashSet<>();
    changes.forEach(change -> sets.add(change.after.flags));
    Keywords learned = known.learn(connection, mailbox, List.copyOf(sets));
    UidSet changed = apply(connection, mailbox, learned, changes);
    FlagUpdateResult result =
        new FlagUpdateResult(
            changed, unchanged.build(), conflicting.build(), ModSeq.of(mailbox.modSeq));
    return new Changed(result, learned);
  }

  private After after(Set<Flag> before) {
    Set<Flag> flags = update.applyTo(before);
    return new After(flags, !flags.equals(before));
  }

  private UidSet apply(
      Connection connection, MailboxRow mailbox, Keywords keywords, List<Change> changes)
      throws SQLException {
    if (changes.isEmpty()) {
      return UidSet.empty();
    }
    mailbox.modSeq++;
    UidSet.Builder changed = UidSet.builder();
    FlagRuns runs = new FlagRuns(uids);
    for (Change change : changes) {
      MessageRow message = change.message;
      int flags = SystemFlags.bits(change.after.flags);
      byte[] bits = keywords.bits(change.after.flags);
      boolean stay = Arrays.equals(bits, message.keywords());
      runs.add(change.place, message.uid(), flags - message.flags(), stay ? null : bits);
      mailbox.countFlags(message.flags(), -1);
      mailbox.countFlags(flags, 1);
      if (!SystemFlags.isSeen(flags)) {
        mailbox.unseenFloor = Math.min(mailbox.unseenFloor, message.uid());
      }
      changed.add(message.uid());
    }
    runs.write(connection, mailbox.no, mailbox.modSeq);
    mailbox.unseenFloor =
        MailboxReading.unseen(connection, mailbox.no, mailbox.unseenFloor, UNSEEN_STEPS).floor();
    mailbox.update(connection);
    return changed.build();
  }
}
