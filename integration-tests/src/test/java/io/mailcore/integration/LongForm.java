package io.mailcore.integration;

import java.util.Locale;

/**
 * How much the tests do that find more the more they do, all of them in one place. Every build runs
 * them in seconds; {@code mvn -Plong verify}, as CI does, for minutes. The class of each has the
 * tag {@code long}. A system property of the constant's name in lower case, {@code
 * -Dmailcore.crash_rounds=200}, asks for another amount.
 */
public enum LongForm {
  /** For how many seconds fifty sessions work, on each store. */
  CONCURRENCY_SECONDS(4, 60),
  /** How often a server on H2 is killed. */
  CRASH_ROUNDS(10, 50),
  /** How often PostgreSQL is killed under a server. */
  DATABASE_CRASH_ROUNDS(4, 20),
  /** How many messages are in the mailbox that is selected with a small heap. */
  LARGE_MAILBOX_MESSAGES(50_000, 1_000_000);

  private final int briefly;
  private final int atLength;

  LongForm(int briefly, int atLength) {
    this.briefly = briefly;
    this.atLength = atLength;
  }

  /** How much this run does. */
  public int amount() {
    int usual = Boolean.getBoolean("mailcore.long") ? atLength : briefly;
    return Integer.getInteger("mailcore." + name().toLowerCase(Locale.ROOT), usual);
  }
}
