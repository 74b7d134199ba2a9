package io.mailcore.imap.search;

/** How much of a message a condition needs, from the cheapest up. */
enum Cost {
  /** Flags, dates, sizes. */
  META,
  /** The stored summary. */
  SUMMARY,
  /** Octets of the header. */
  HEADER,
  /** All octets. */
  CONTENT
}
