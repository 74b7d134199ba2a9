package io.mailcore.store.memory;

import io.mailcore.model.Flag;
import io.mailcore.model.UidSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts messages that exist into another mailbox of the account. Under the lock of the account. */
final class MessageMoves {

  private MessageMoves() {}

  /**
   * Appends copies of messages, which share their blobs. Budget and quota are the caller's work.
   *
   * @return the UIDs in the target
   * @throws io.mailcore.model.StoreException LIMIT; nothing has been appended then
   */
  static UidSet append(List<StoredMessage> messages, MailboxState target) {
    target.requireUids(messages.size());
    List<Set<Flag>> flags = new ArrayList<>();
    messages.forEach(message -> flags.add(message.flags));
    target.learn(flags);
    MemoryMailboxes store = target.account.store;
    Instant now = store.clock().instant();
    long modSeq = target.nextModSeq();
    UidSet.Builder uids = UidSet.builder();
    for (StoredMessage message : messages) {
      // The source still names its blob, so it can't be removed before this.
      store.memoryBlobs().name(message.body.blob());
      uids.add(target.append(message.body, message.flags, now, modSeq).uid);
    }
    return uids.build();
  }

  /** Removes messages that have been appended elsewhere; they don't count anew. */
  static UidSet leave(List<StoredMessage> messages, MailboxState source) {
    UidSet removed = source.remove(messages);
    messages.forEach(message -> source.account.store.memoryBlobs().unname(message.body.blob()));
    return removed;
  }
}
