package io.mailcore.imap.session;

import java.util.EnumSet;
import java.util.Set;

/** How far a session has come (RFC 3501, section 3). */
public enum SessionState {
  /** Nobody has logged in. */
  NOT_AUTHENTICATED,
  /** Logged in, no mailbox selected. */
  AUTHENTICATED,
  /** A mailbox is selected. */
  SELECTED,
  /** Good-bye has been said. */
  LOGOUT;

  /** Commands that may be given at any time. */
  public static Set<SessionState> any() {
    return EnumSet.of(NOT_AUTHENTICATED, AUTHENTICATED, SELECTED);
  }

  /** Commands for those who have logged in. */
  public static Set<SessionState> loggedIn() {
    return EnumSet.of(AUTHENTICATED, SELECTED);
  }
}
