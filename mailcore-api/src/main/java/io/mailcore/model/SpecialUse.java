package io.mailcore.model;

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
    // Beyond ASCII there are signs that fold to letters of ASCII: the Kelvin sign is a k.
    if (!attribute.chars().allMatch(c -> c < 0x80)) {
      return Optional.empty();
    }
    for (SpecialUse use : values()) {
      if (use.attribute.equalsIgnoreCase(attribute)) {
        return Optional.of(use);
      }
    }
    return Optional.empty();
  }
}
