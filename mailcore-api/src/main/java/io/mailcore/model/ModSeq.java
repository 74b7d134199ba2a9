package io.mailcore.model;

/**
 * A modification sequence (RFC 7162, section 3.1): every change of a mailbox gets a larger one than
 * the change before.
 *
 * @param value 0 to 2^63-1; 0 stands before all changes
 */
public record ModSeq(long value) implements Comparable<ModSeq> {

  /** Before all changes. */
  public static final ModSeq ZERO = new ModSeq(0);

  public ModSeq {
    if (value < 0) {
      throw new IllegalArgumentException("mod-sequence: " + value + " (expected: 0 or more)");
    }
  }

  /** The mod-sequence with this value. */
  public static ModSeq of(long value) {
    return new ModSeq(value);
  }

  /** Whether this change came after {@code other}. */
  public boolean isAfter(ModSeq other) {
    return value > other.value;
  }

  @Override
  public int compareTo(ModSeq other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
