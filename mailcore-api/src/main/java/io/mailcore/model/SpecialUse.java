package io.mailcore.model;

import java.util.Locale;
import java.util.Optional;

/** What a mailbox is for (RFC 6154, section 2). */
public enum SpecialUse {
  /** All messages of the account. */
  ALL("\\All"),
  /** Old messages, put aside. */
  ARCHIVE("\\Archive"),
  /** Messages that aren't sent yet. */
  DRAFTS("\\Drafts"),
  /** Messages with {@link Flag#FLAGGED}. */
  FLAGGED("\\Flagged"),
  /** Spam. */
  JUNK("\\Junk"),
  /** Copies of sent messages. */
  SENT("\\Sent"),
  /** Deleted messages. */
  TRASH("\\Trash");

  private final String attribute;

  SpecialUse(String attribute) {
    this.attribute = attribute;
  }

  /** The mailbox attribute as LIST shows it, for example {@code \Sent}. */
  public String attribute() {
    return attribute;
  }

  /** The use with this attribute, letter case aside. */
  public static Optional<SpecialUse> ofAttribute(String attribute) {
    String folded = attribute.toLowerCase(Locale.ROOT);
    for (SpecialUse use : values()) {
      if (use.attribute.toLowerCase(Locale.ROOT).equals(folded)) {
        return Optional.of(use);
      }
    }
    return Optional.empty();
  }
}
