package io.mailcore.spi.store;

/** Whether a message stays where it was. */
public enum TransferMode {
  /** It stays (RFC 3501, section 6.4.7). */
  COPY,
  /** It doesn't, in the same transaction (RFC 6851). */
  MOVE
}
