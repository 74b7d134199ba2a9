package io.mailcore.spi.store;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.MessageContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One mailbox. Implemented by hosts; grows by default methods only. See the package for the rules.
 *
 * <p>Messages are named by UID alone. UIDs that aren't there are passed over silently by every
 * method that takes a set.
 */
public interface Mailbox {

  /** What names it for as long as it lives. */
  MailboxId id();

  /** Counts and marks, all of one moment. Costs nothing proportional to the mailbox. */
  MailboxStatus status();

  /**
   * The octets of the messages with {@link Flag#DELETED} (RFC 9208, section 4.1.4). By default
   * added up from {@link #messages}, pages of them: override it where the sum alone is cheaper.
   */
  default long deletedSize() {
    long size = 0;
    MessageQuery query = MessageQuery.all();
    MessagePage page = messages(query);
    while (true) {
      for (MessageMeta message : page.messages()) {
        size += message.flags().contains(Flag.DELETED) ? message.size() : 0;
      }
      if (page.complete()) {
        return size;
      }
      page = messages(query.withAfter(page.next().orElseThrow()));
    }
  }

  /** The keywords that messages of this mailbox have or had, so that FLAGS can name them. */
  Set<Flag> keywords();

  /**
   * The UIDs in {@code range}, the first {@code limit} of them. By default read with {@link
   * #messages}, metas and all: override it where UIDs alone are cheaper.
   *
   * @param limit 1 or more
   */
  default UidSet uids(UidRange range, int limit) {
    MessageQuery query = MessageQuery.of(UidSet.of(range)).withLimit(limit);
    MessagePage page = messages(query);
    List<MessageMeta> found = new ArrayList<>(page.messages());
    // A page may hold less than was asked for.
    while (!page.complete() && found.size() < limit) {
      page = messages(query.withAfter(page.next().orElseThrow()).withLimit(limit - found.size()));
      found.addAll(page.messages());
    }
    return MessageMeta.uids(found);
  }

  /** Messages by a query, ascending by UID, a page at a time. */
  MessagePage messages(MessageQuery query);

  /**
   * The flags of messages by a query, ascending by UID, a page at a time. Sessions ask for those of
   * whole mailboxes, often. By default read with {@link #messages}, metas and all: override it
   * where flags alone are cheaper.
   */
  default FlagsPage flags(MessageQuery query) {
    return FlagsPage.of(messages(query));
  }

  /**
   * The bytes of a message, with its prefix in front.
   *
   * @throws io.mailcore.model.StoreException NOT_FOUND if there is no such message (any more),
   *     which clients aren't told of; DAMAGED if there is one but its bytes are gone
   */
  MessageContent content(Uid uid);

  /**
   * The bytes of messages that are wanted one after another, so that a store behind a network may
   * read those of many small ones at once. By default each is opened when it is asked for, with
   * {@link #content}.
   */
  default MessageContents contents(UidSet uids) {
    return this::content;
  }

  /**
   * Adds messages, all or none, in this order, and makes them durable.
   *
   * @param messages at least one; their blobs are committed
   * @throws io.mailcore.model.StoreException OVER_QUOTA, LIMIT (UIDs or keywords used up),
   *     NOT_FOUND (mailbox or blob)
   */
  AppendResult append(List<NewMessage> messages);

  /**
   * Changes flags. Messages whose flags end as they were keep their mod-sequence.
   *
   * @throws io.mailcore.model.StoreException LIMIT if the mailbox would have too many keywords
   */
  FlagUpdateResult updateFlags(UidSet uids, FlagUpdate update);

  /**
   * Copies or moves messages to another mailbox of the account, all or none, in ascending order of
   * UID. Flags, internal date, and the object ids go with them.
   *
   * @throws io.mailcore.model.StoreException NOT_FOUND if the target isn't there, OVER_QUOTA, LIMIT
   */
  TransferResult transfer(UidSet uids, MailboxId target, TransferMode mode);

  /**
   * Removes those of {@code uids} that have {@link Flag#DELETED}.
   *
   * @return what was removed
   */
  UidSet expunge(UidSet uids);

  /**
   * Removes {@code uids}, whatever their flags.
   *
   * @return what was removed
   */
  UidSet remove(UidSet uids);

  /** All that has changed after {@code since}, of one moment. */
  MailboxChanges changesSince(ModSeq since);

  /**
   * Takes the messages that no session has been told of as {@code \Recent} (RFC 3501, section
   * 2.3.2): each is in the answer to one call only.
   */
  UidSet claimRecent();

  /**
   * An optional ability of this mailbox, for example {@link SummaryCache}. Decorators pass the
   * question on.
   */
  default <T> Optional<T> extension(Class<T> type) {
    return Optional.empty();
  }
}
