package io.mailcore.model;

/**
 * Says for how long UIDs of a mailbox mean the same messages (RFC 3501, section 2.3.1.1). A mailbox
 * that is deleted and made again gets a larger value.
 *
 * @param value 1 to 4294967295
 */
public record UidValidity(long value) {

  public UidValidity {
    if (value < 1 || value > Uid.MAX_VALUE) {
      throw new IllegalArgumentException(
          "uid validity: " + value + " (expected: 1 to " + Uid.MAX_VALUE + ")");
    }
  }

  /** The UIDVALIDITY with this value. */
  public static UidValidity of(long value) {
    return new UidValidity(value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
