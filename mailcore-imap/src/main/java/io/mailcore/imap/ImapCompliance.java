package io.mailcore.imap;

/** Departures from the RFCs that a listener may be allowed, each off by default. */
public enum ImapCompliance {

  /**
   * A lone LF ends a line like CRLF, against RFC 3501, section 2.2; for people who type and tools
   * that don't know better.
   */
  BARE_LF
}
