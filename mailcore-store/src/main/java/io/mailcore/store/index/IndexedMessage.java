package io.mailcore.store.index;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.NewMessage;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Set;

/**
 * A message of a {@link MailboxIndex}.
 *
 * @param uid its UID
 * @param modSeq when it or its flags were changed last
 * @param flags its flags and keywords
 * @param internalDate when it arrived, with the zone it was given in
 * @param saveDate when it was put into this mailbox
 * @param prefix header fields of this copy alone, before the blob: a character for each octet (ISO
 *     8859-1), so that it may stand in a format of text
 * @param blob its bytes, which other copies may share
 */
public record IndexedMessage(
    Uid uid,
    ModSeq modSeq,
    Set<Flag> flags,
    OffsetDateTime internalDate,
    Instant saveDate,
    String prefix,
    BlobRef blob) {

  /** A message of these parts. */
  public IndexedMessage {
    requireNonNull(uid, "uid");
    requireNonNull(modSeq, "modSeq");
    flags = Set.copyOf(flags);
    requireNonNull(internalDate, "internalDate");
    requireNonNull(saveDate, "saveDate");
    requireNonNull(prefix, "prefix");
    requireNonNull(blob, "blob");
  }

  /** The UIDs of messages in any order. */
  static UidSet uids(Collection<IndexedMessage> messages) {
    return UidSet.of(messages.stream().map(IndexedMessage::uid).toList());
  }

  /** A new message, as it goes into a mailbox. */
  static IndexedMessage of(NewMessage message, Uid uid, ModSeq modSeq, Instant now) {
    return new IndexedMessage(
        uid,
        modSeq,
        message.flags(),
        message.internalDate(),
        now,
        new String(message.prefix(), ISO_8859_1),
        message.blob());
  }

  /** A copy of this message, as it goes into a mailbox. */
  IndexedMessage copy(Uid newUid, ModSeq newModSeq, Instant now) {
    return new IndexedMessage(newUid, newModSeq, flags, internalDate, now, prefix, blob);
  }

  /** This message with other flags. */
  IndexedMessage with(ModSeq newModSeq, Set<Flag> newFlags) {
    return new IndexedMessage(uid, newModSeq, newFlags, internalDate, saveDate, prefix, blob);
  }

  /** What protocols see of it. */
  public MessageMeta meta() {
    return MessageMeta.builder(uid, modSeq, internalDate, prefix.length() + blob.size())
        .flags(flags)
        .prefixLength(prefix.length())
        .saveDate(saveDate)
        .build();
  }

  /** Its bytes, prefix in front, of the store where its blob is. */
  public MessageContent content(BlobStore blobs) {
    return MessageContent.prefixed(prefix.getBytes(ISO_8859_1), blobs.open(blob));
  }
}
