package io.mailcore.benchmarks.peer;

/** What a server listens for. */
public enum Service {
  /** Mail from other servers. */
  SMTP,
  /** Mailboxes. */
  IMAP,
  /** Maildrops. */
  POP3
}
