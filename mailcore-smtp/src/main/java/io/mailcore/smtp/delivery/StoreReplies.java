package io.mailcore.smtp.delivery;

import io.mailcore.model.SmtpReply;
import io.mailcore.model.StoreException;
import java.util.EnumMap;
import java.util.Map;

/** What a client is told when the store doesn't do what it was asked. */
final class StoreReplies {

  /** The answer to whatever else goes wrong: the same may succeed later. */
  static final SmtpReply TEMPORARY = SmtpReply.of(451, "4.3.0", "The message can't be taken now");

  /** There is no room to stage a message. */
  static final SmtpReply NO_ROOM = SmtpReply.of(452, "4.3.1", "No room for the message now");

  /** The account holds as much as it may (RFC 3463, section 3.3). */
  static final SmtpReply FULL = SmtpReply.of(452, "4.2.2", "Mailbox full");

  private static final Map<StoreException.Kind, SmtpReply> TABLE =
      new EnumMap<>(
          Map.of(
              StoreException.Kind.TEMPORARY,
              TEMPORARY,
              StoreException.Kind.NOT_FOUND,
              TEMPORARY,
              StoreException.Kind.ALREADY_EXISTS,
              TEMPORARY,
              StoreException.Kind.DAMAGED,
              TEMPORARY,
              StoreException.Kind.OVER_QUOTA,
              FULL,
              StoreException.Kind.LIMIT,
              SmtpReply.of(452, "4.2.0", "The mailbox takes no more messages now"),
              StoreException.Kind.NOT_PERMITTED,
              SmtpReply.of(550, "5.7.1", "The mailbox takes no messages"),
              StoreException.Kind.NOT_POSSIBLE,
              SmtpReply.of(554, "5.3.0", "The mailbox can't take the message")));

  private StoreReplies() {}

  /** The answer where a message couldn't be put into a mailbox. */
  static SmtpReply delivering(RuntimeException failure) {
    return failure instanceof StoreException e
        ? TABLE.getOrDefault(e.kind(), TEMPORARY)
        : TEMPORARY;
  }

  /** The answer where a message's octets couldn't be staged. */
  static SmtpReply staging(RuntimeException failure) {
    return failure instanceof StoreException e && e.kind() == StoreException.Kind.TEMPORARY
        ? NO_ROOM
        : delivering(failure);
  }
}
