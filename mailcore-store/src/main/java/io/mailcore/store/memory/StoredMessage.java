package io.mailcore.store.memory;

import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.ObjectId;
import io.mailcore.model.Uid;
import io.mailcore.spi.store.MessageFlags;
import io.mailcore.spi.store.MessageMeta;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message in a mailbox. What changes of it is guarded by the lock of the account. */
final class StoredMessage {

  /** What stays the same through copies and moves. */
  record Body(MemoryBlob blob, byte[] prefix, OffsetDateTime internalDate, ObjectId emailId) {

    long size() {
      return prefix.length + blob.size();
    }
  }

  final MailboxState mailbox;
  final long uid;
  final Body body;
  private final Instant saveDate;

  Set<Flag> flags;
  long modSeq;
  boolean removed;

  // The neighbours in the order of changes, kept by ChangeOrder.
  @Nullable StoredMessage changedBefore;
  @Nullable StoredMessage changedAfter;

  StoredMessage(MailboxState mailbox, long uid, Body body, Set<Flag> flags, Instant saveDate) {
    this.mailbox = mailbox;
    this.uid = uid;
    this.body = body;
    this.flags = flags;
    this.saveDate = saveDate;
  }

  long size() {
    return body.size();
  }

  boolean has(Flag flag) {
    return flags.contains(flag);
  }

  MessageFlags messageFlags() {
    return new MessageFlags(Uid.of(uid), ModSeq.of(modSeq), flags);
  }

  MessageMeta meta() {
    return MessageMeta.builder(Uid.of(uid), ModSeq.of(modSeq), body.internalDate(), size())
        .flags(flags)
        .prefixLength(body.prefix().length)
        .saveDate(saveDate)
        .emailId(body.emailId())
        .build();
  }
}
