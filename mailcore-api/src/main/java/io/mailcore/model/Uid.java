package io.mailcore.model;

/**
 * A message's unique identifier in its mailbox (RFC 3501, section 2.3.1.1): ascending in the order
 * of arrival, never used again while the mailbox's {@link UidValidity} stands.
 *
 * @param value 1 to 4294967295
 */
public record Uid(long value) implements Comparable<Uid> {

  /** The largest value that fits the 32 bits of RFC 3501. */
  public static final long MAX_VALUE = 0xFFFF_FFFFL;

  /** The largest UID. */
  public static final Uid MAX = new Uid(MAX_VALUE);

  /** The smallest UID. */
  public static final Uid MIN = new Uid(1);

  public Uid {
    if (value < 1 || value > MAX_VALUE) {
      throw new IllegalArgumentException("uid: " + value + " (expected: 1 to " + MAX_VALUE + ")");
    }
  }

  /** The UID with this value. */
  public static Uid of(long value) {
    return new Uid(value);
  }

  @Override
  public int compareTo(Uid other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
