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
   * Reads {@code d.d.d}.
   *
   * @throws IllegalArgumentException if the text isn't of that form
   */
  public static EnhancedStatus of(String text) {
    String[] parts = requireNonNull(text, "text").split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("status: " + text + " (expected: like 5.1.1)");
    }
    try {
      return new EnhancedStatus(
          Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("status: " + text + " (expected: like 5.1.1)", e);
    }
  }

  @Override
  public String toString() {
    return category + "." + subject + "." + detail;
  }
}
