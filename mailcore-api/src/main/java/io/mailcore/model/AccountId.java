package io.mailcore.model;

import static java.util.Objects.requireNonNull;

/**
 * The owner of mailboxes, as the host's user directory names it.
 *
 * <p>The value is opaque to mailcore and compared code point by code point: whatever folding of
 * letter case or Unicode forms a log-in or an address needs is the directory's work, done before it
 * hands out the id.
 *
 * @param value 1 to 255 characters without control characters
 */
public record AccountId(String value) implements Comparable<AccountId> {

  private static final int MAX_LENGTH = 255;

  public AccountId {
    requireNonNull(value, "value");
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "account id: " + value.length() + " characters (expected: 1 to " + MAX_LENGTH + ")");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("account id: holds a control character");
    }
  }

  /** The id with this value. */
  public static AccountId of(String value) {
    return new AccountId(value);
  }

  @Override
  public int compareTo(AccountId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
