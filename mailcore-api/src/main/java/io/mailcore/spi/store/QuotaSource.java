package io.mailcore.spi.store;

import io.mailcore.model.QuotaLimit;
import io.mailcore.model.StoreException;

/**
 * Ability of a {@link MailAccount}: knows what the account holds and may hold. Protocols ask before
 * they take the octets of a message whose size is known; the store itself still refuses what
 * wouldn't fit, with {@link StoreException.Kind#OVER_QUOTA}, in the transaction that would add it.
 * Implemented by hosts; grows by default methods only.
 */
public interface QuotaSource {

  /** The account's usage and limit. Costs nothing proportional to the mailboxes. */
  QuotaStatus quota();

  /**
   * Whether one message more of this size stays within the limit. Asked for each recipient: where
   * there is no limit, the usage needn't be looked up.
   */
  default boolean hasRoomFor(long messageOctets) {
    return quota().hasRoomFor(messageOctets);
  }

  /** Whether the account's user may change the limit. Doesn't block. */
  default boolean isChangeable() {
    return false;
  }

  /**
   * Changes the limit, as the account's user wishes; {@link #quota} says afterwards what it has
   * become.
   *
   * @throws StoreException NOT_PERMITTED if it may not be changed, or not so
   */
  default void change(QuotaLimit wanted) {
    throw new StoreException(StoreException.Kind.NOT_PERMITTED, "the limit can't be changed");
  }
}
