package io.mailcore.spi.store;

/**
 * Ability of a {@link MailAccount}: knows what the account holds and may hold. Protocols ask before
 * they take the octets of a message whose size is known; the store itself still refuses what
 * wouldn't fit, with {@link io.mailcore.model.StoreException.Kind#OVER_QUOTA}, in the transaction
 * that would add it. Implemented by hosts; grows by default methods only.
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
}
