package io.mailcore.imap.search;

/** How much of a message a condition needs, from the cheapest up. */
enum Cost {
  /** Its UID. */
  UID,
  /** Its flags. */
  FLAGS,
  /** Dates and sizes. */
  META,
  /** The stored summary. */
  SUMMARY,
  /** Octets of the header. */
  HEADER,
  /** All octets. */
  CONTENT
}
