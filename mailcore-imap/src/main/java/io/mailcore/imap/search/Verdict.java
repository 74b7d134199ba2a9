package io.mailcore.imap.search;

/** What is known of a condition while a message has been loaded in part. */
enum Verdict {
  /** It holds. */
  YES,
  /** It does not hold. */
  NO,
  /** More of the message must be loaded. */
  OPEN;

  static Verdict of(boolean holds) {
    return holds ? YES : NO;
  }

  Verdict not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case OPEN -> OPEN;
    };
  }
}
