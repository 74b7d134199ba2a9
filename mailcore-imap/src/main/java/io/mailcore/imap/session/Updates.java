package io.mailcore.imap.session;

/** What the server may tell of the selected mailbox on its own when a command ends. */
public enum Updates {
  /** Everything: EXPUNGE, EXISTS, RECENT, FLAGS, FETCH. */
  ALL,
  /**
   * All but EXPUNGE, which would shift the message numbers that the client's next pipelined command
   * may bear: FETCH, STORE and SEARCH by number (RFC 3501, section 7.4.1).
   */
  NO_EXPUNGE,
  /** Nothing. */
  NONE
}
