package io.mailcore.model;

import static java.util.Objects.requireNonNull;

/**
 * Names a message's immutable content or its thread (RFC 8474, section 5: EMAILID and THREADID).
 *
 * @param value 1 to 255 of {@code A-Z a-z 0-9 - _}
 */
public record ObjectId(String value) {

  private static final int MAX_LENGTH = 255;

  public ObjectId {
    check(requireNonNull(value, "value"), "object id");
  }

  /** The id with this value. */
  public static ObjectId of(String value) {
    return new ObjectId(value);
  }

  static void check(String value, String what) {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          what + ": " + value.length() + " characters (expected: 1 to " + MAX_LENGTH + ")");
    }
    for (int i = 0; i < value.length(); i++) {
      if (!allowed(value.charAt(i))) {
        throw new IllegalArgumentException(what + ": holds a character outside A-Z a-z 0-9 - _");
      }
    }
  }

  private static boolean allowed(char c) {
    return c >= 'A' && c <= 'Z'
        || c >= 'a' && c <= 'z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_';
  }

  @Override
  public String toString() {
    return value;
  }
}
