package io.mailcore.spi.store;

import io.mailcore.model.Uid;
import io.mailcore.spi.blob.MessageContent;

/**
 * The contents of some messages, from {@link Mailbox#contents}. It may have octets of small ones at
 * hand, up to a bound that the store sets whatever the messages are; it holds no lock, cursor or
 * connection, and nobody closes it. Used by one thread at a time. Implemented by hosts; grows by
 * default methods only.
 */
@FunctionalInterface
public interface MessageContents {

  /**
   * The bytes of one of the messages, as {@link Mailbox#content} gives them. Cheapest for one
   * message after the other, in ascending order. A message that was removed after its octets were
   * read may still be given.
   *
   * @throws io.mailcore.model.StoreException NOT_FOUND if there is no such message (any more);
   *     DAMAGED if there is one but its bytes are gone
   */
  MessageContent of(Uid uid);
}
