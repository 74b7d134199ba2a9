package io.mailcore.pop3.session;

/** The states of a session (RFC 1939, section 3) in which commands are taken. */
public enum Phase {
  /** Nobody has logged in. */
  AUTHORIZATION,
  /** The maildrop is open. */
  TRANSACTION
}
