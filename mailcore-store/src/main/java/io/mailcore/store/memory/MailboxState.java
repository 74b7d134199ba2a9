package io.mailcore.store.memory;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.ModSeq;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.model.UidValidity;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MailboxStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox: its messages, its marks, and counts that are kept with every change. Guarded by the
 * lock of the account; methods that change it can't fail halfway.
 */
final class MailboxState {

  // status() looks so far for the first unseen message, and next time goes on from there.
  private static final int UNSEEN_STEPS = 256;

  final AccountState account;
  final MailboxId id;
  final UidValidity uidValidity;
  final Set<SpecialUse> uses;
  final MessageList messages = new MessageList();
  final ChangeOrder changes = new ChangeOrder();
  final KeywordTable keywords = new KeywordTable();
  final RemovalLog removals;
  final Annotations annotations = new Annotations();
  MailboxName name;
  boolean removed;
  private long uidNext = 1;
  private long highest = 1;
  private long unseen;
  private long deleted;
  private long recent;
  private long size;
  private long recentFloor = 1;
  private long unseenFloor = 1;

  MailboxState(
      AccountState account,
      MailboxId id,
      UidValidity uidValidity,
      MailboxName name,
      Set<SpecialUse> uses) {
    this.account = account;
    this.id = id;
    this.uidValidity = uidValidity;
    this.name = name;
    this.uses = Set.copyOf(uses);
    this.removals = new RemovalLog(account.store.limits().removals());
  }

  MailboxEntry entry() {
    return MailboxEntry.of(id, name, uidValidity).withUses(uses);
  }

  ModSeq highest() {
    return ModSeq.of(highest);
  }

  long size() {
    return size;
  }

  MailboxStatus status() {
    MailboxStatus.Counts counts =
        new MailboxStatus.Counts(messages.size(), unseen, deleted, recent, size);
    MailboxStatus status = MailboxStatus.of(uidValidity, uidNext, highest(), counts);
    Uid first = firstUnseen();
    return first == null ? status : status.withFirstUnseen(first);
  }

  private @Nullable Uid firstUnseen() {
    if (unseen == 0 || unseenFloor > Uid.MAX_VALUE) {
      return null;
    }
    long[] found = {0, 0};
    messages.scan(
        UidRange.from(Uid.of(unseenFloor)),
        message -> {
          unseenFloor = message.uid;
          found[0] = message.has(Flag.SEEN) ? 0 : message.uid;
          return found[0] == 0 && ++found[1] < UNSEEN_STEPS;
        });
    return found[0] == 0 ? null : Uid.of(found[0]);
  }

  /**
   * Checks that so many messages can still get a UID.
   *
   * @throws StoreException LIMIT
   */
  void requireUids(long count) {
    if (uidNext + count - 1 > Uid.MAX_VALUE) {
      throw new StoreException(
          StoreException.Kind.LIMIT, "the mailbox has used up its UIDs: make another one");
    }
  }

  long nextModSeq() {
    return ++highest;
  }

  /** Appends a message whose keywords are known; its blob is named already. */
  StoredMessage append(StoredMessage.Body body, Set<Flag> flags, Instant saveDate, long modSeq) {
    StoredMessage message =
        new StoredMessage(this, uidNext++, body, keywords.spelled(flags), saveDate);
    message.modSeq = modSeq;
    messages.append(message);
    changes.touch(message);
    count(message, 1);
    recent++;
    size += message.size();
    account.size += message.size();
    account.messages++;
    account.store.budget().arrived(message);
    return message;
  }

  /** Gives a message other flags, whose keywords are known. */
  void setFlags(StoredMessage message, Set<Flag> flags, long modSeq) {
    count(message, -1);
    message.flags = keywords.spelled(flags);
    message.modSeq = modSeq;
    changes.touch(message);
    count(message, 1);
    if (!message.has(Flag.SEEN)) {
      unseenFloor = Math.min(unseenFloor, message.uid);
    }
  }

  private void count(StoredMessage message, int by) {
    unseen += message.has(Flag.SEEN) ? 0 : by;
    deleted += message.has(Flag.DELETED) ? by : 0;
  }

  /** Removes messages and writes that down; their blobs and the budget are left to the caller. */
  UidSet remove(List<StoredMessage> gone) {
    if (gone.isEmpty()) {
      return UidSet.empty();
    }
    UidSet.Builder uids = UidSet.builder();
    for (StoredMessage message : gone) {
      uids.add(message.uid);
      changes.unlink(message);
      messages.remove(message);
      count(message, -1);
      recent -= message.uid >= recentFloor ? 1 : 0;
      size -= message.size();
      account.size -= message.size();
      account.messages--;
      account.store.budget().left(message);
    }
    UidSet removedUids = uids.build();
    removals.add(nextModSeq(), removedUids);
    return removedUids;
  }

  UidSet claimRecent() {
    UidSet.Builder claimed = UidSet.builder();
    if (recent > 0) {
      messages.scan(
          UidRange.from(Uid.of(recentFloor)),
          message -> {
            claimed.add(message.uid);
            return true;
          });
    }
    recent = 0;
    recentFloor = uidNext;
    return claimed.build();
  }

  /** Learns the keywords of messages to come, or throws LIMIT. */
  void learn(Collection<Set<Flag>> flags) {
    keywords.learn(flags);
  }

  /** For tests: as if so many messages had been here. */
  void setUidNext(long value) {
    uidNext = value;
  }
}
