package io.mailcore.model;

import static java.util.Objects.requireNonNull;

/**
 * Names a mailbox for as long as it exists, through every rename (RFC 8474, section 4: MAILBOXID).
 *
 * @param value 1 to 255 of {@code A-Z a-z 0-9 - _}, made by the store
 */
public record MailboxId(String value) {

  public MailboxId {
    ObjectId.check(requireNonNull(value, "value"), "mailbox id");
  }

  /** The id with this value. */
  public static MailboxId of(String value) {
    return new MailboxId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
