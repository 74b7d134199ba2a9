package io.mailcore.store.archive;

/** How lines end in the files of an export. */
public enum LineEnd {
  /** With LF, as programs on Unix expect it. */
  LF,
  /** With CR and LF, as messages have it on the wire. */
  CRLF
}
