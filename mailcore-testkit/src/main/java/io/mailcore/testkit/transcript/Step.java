package io.mailcore.testkit.transcript;

/**
 * One line of a transcript.
 *
 * @param line its number, from 1
 * @param kind what it does
 * @param connection which connection it is about, from 1
 * @param text what it sends or expects, with its {@code <<...>>}
 */
record Step(int line, Kind kind, int connection, String text) {

  /** What a step does. */
  enum Kind {
    /** {@code C:}. */
    SEND_LINE,
    /** {@code C-}. */
    SEND,
    /** {@code S:}. */
    EXPECT,
    /** {@code S~}. */
    EXPECT_LATER,
    /** {@code S&}. */
    EXPECT_UNORDERED,
    /** {@code OPEN}. */
    OPEN,
    /** {@code OPENTLS}. */
    OPEN_TLS
  }
}
