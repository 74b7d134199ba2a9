package io.mailcore.model;

import static java.util.Objects.requireNonNull;

/**
 * An enhanced mail system status code (RFC 3463), for example {@code 5.1.1}.
 *
 * @param category 2 (success), 4 (try again later) or 5 (permanent failure)
 * @param subject 0 to 999
 * @param detail 0 to 999
 */
public record EnhancedStatus(int category, int subject, int detail) {

  public EnhancedStatus {
    if (category != 2 && category != 4 && category != 5) {
      throw new IllegalArgumentException("category: " + category + " (expected: 2, 4 or 5)");
    }
    if (subject < 0 || subject > 999 || detail < 0 || detail > 999) {
      throw new IllegalArgumentException(
          "status: " + category + "." + subject + "." + detail + " (expected: parts of 0 to 999)");
    }
  }

  /**
   * Reads {@code d.d.d}: digits without leading zeros (RFC 3463, section 2).
   *
   * @throws IllegalArgumentException if the text isn't of that form; the message doesn't quote it
   */
  public static EnhancedStatus of(String text) {
    String[] parts = requireNonNull(text, "text").split("\\.", -1);
    if (parts.length != 3) {
      throw malformed();
    }
    return new EnhancedStatus(number(parts[0]), number(parts[1]), number(parts[2]));
  }

  // Not Integer.parseInt alone: it takes signs and the digits of all scripts.
  private static int number(String text) {
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean leadingZero = text.length() > 1 && text.charAt(0) == '0';
    if (text.isEmpty() || text.length() > 3 || !digits || leadingZero) {
      throw malformed();
    }
    return Integer.parseInt(text);
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException("status: malformed (expected: class.subject.detail)");
  }

  @Override
  public String toString() {
    return category + "." + subject + "." + detail;
  }
}
