package io.mailcore.smtp.session;

import java.util.EnumSet;
import java.util.Set;

/** How far a session has come. */
public enum Phase {
  /** Not greeted, or with a refusal: all that may follow is QUIT (RFC 5321, section 3.1). */
  REFUSED,
  /** Greeted; the client hasn't said who it is. */
  CONNECTED,
  /** EHLO or HELO was given. */
  READY,
  /** In a transaction: MAIL was given. */
  SENDER,
  /** In a transaction: at least one recipient was accepted. */
  RECIPIENTS;

  /** Wherever a client that was greeted may be. */
  public static Set<Phase> any() {
    return EnumSet.of(CONNECTED, READY, SENDER, RECIPIENTS);
  }

  /** Whether a transaction is open. */
  public boolean inTransaction() {
    return this == SENDER || this == RECIPIENTS;
  }
}
