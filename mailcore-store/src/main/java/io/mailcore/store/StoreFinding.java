package io.mailcore.store;

import static java.util.Objects.requireNonNull;

/**
 * Something in a store that doesn't fit, as {@link JdbcMailStore#checkStore()} and {@link
 * JdbcMailStore#checkContents()} find it.
 *
 * @param kind what is wrong
 * @param where what it is about: account, mailbox and UID of a message, number or file of a blob;
 *     for an administrator to read
 */
public record StoreFinding(Kind kind, String where) {

  /** What is wrong. */
  public enum Kind {
    /** A message whose bytes are gone: reading it fails, all others are well. */
    MESSAGE_WITHOUT_BLOB,
    /** A blob whose file is gone. */
    BLOB_WITHOUT_FILE,
    /** A blob that has fewer octets, or more, than were stored. */
    BLOB_OF_WRONG_SIZE,
    /** A blob that isn't what was stored: found by {@link JdbcMailStore#checkContents()} alone. */
    BLOB_DAMAGED,
    /** A blob older than a day that no message names. Harmless: the store's sweeping removes it. */
    BLOB_WITHOUT_MESSAGE,
    /** A file older than a day that no blob names. Harmless: the store's sweeping removes it. */
    FILE_WITHOUT_BLOB,
    /** A mailbox whose counts aren't those of its messages. */
    MAILBOX_OF_WRONG_COUNTS
  }

  public StoreFinding {
    requireNonNull(kind, "kind");
    requireNonNull(where, "where");
  }
}
