package io.mailcore.store.archive;

/** How the messages of one file are parted. */
enum Spool {
  /** Lines that look like parting ones have one more {@code >} in front. */
  MBOXRD("mbox"),
  /** Lines that look like parting ones have one {@code >} in front. */
  MBOXO("mboxo"),
  /** The length of each message is said. */
  MBOXCL2("mboxcl2"),
  /** A line of four octets 1 stands before and behind each message. */
  MMDF("mmdf");

  private final String formatName;

  Spool(String formatName) {
    this.formatName = formatName;
  }

  static Spool of(MboxVariant variant) {
    return switch (variant) {
      case MBOXRD -> MBOXRD;
      case MBOXO -> MBOXO;
      case MBOXCL2 -> MBOXCL2;
    };
  }

  String formatName() {
    return formatName;
  }

  /** How many octets {@code >} the file has where a message has {@code count} before From. */
  long quoted(long count) {
    return switch (this) {
      case MBOXRD -> count + 1;
      case MBOXO -> count == 0 ? 1 : count;
      default -> count;
    };
  }

  /** How many octets {@code >} a message has where the file has {@code count} before From. */
  long unquoted(long count) {
    return switch (this) {
      case MBOXRD -> Math.max(count - 1, 0);
      case MBOXO -> count == 1 ? 0 : count;
      default -> count;
    };
  }
}
