package io.mailcore.model;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/**
 * The name of an annotation of a mailbox or of the server (RFC 5464, section 3.2), in small letters
 * as letter case doesn't count: {@code /private/...} for what is a user's own, {@code /shared/...}
 * for what all see. Immutable.
 */
public final class EntryName implements Comparable<EntryName> {

  /** The most characters of a name. */
  public static final int MAX_LENGTH = 255;

  private static final String PRIVATE = "/private/";
  private static final String SHARED = "/shared/";
  private static final String VENDOR = "vendor/";

  private final String value;

  private EntryName(String value) {
    this.value = value;
  }

  /**
   * The name with this text.
   *
   * @throws IllegalArgumentException if no entry can be named so
   */
  public static EntryName of(String text) {
    return tryOf(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "entry name: not one of RFC 5464 (expected: like /shared/comment)"));
  }

  /** The name with this text, or empty if no entry can be named so. */
  public static Optional<EntryName> tryOf(String text) {
    requireNonNull(text, "text");
    if (text.length() > MAX_LENGTH || !text.chars().allMatch(EntryName::isAllowed)) {
      return Optional.empty();
    }
    String name = text.toLowerCase(Locale.ROOT);
    boolean scoped = name.startsWith(PRIVATE) || name.startsWith(SHARED);
    return scoped && !name.endsWith("/") && !name.contains("//") && isComplete(name)
        ? Optional.of(new EntryName(name))
        : Optional.empty();
  }

  private static boolean isAllowed(int c) {
    return c >= 0x20 && c < 0x7F && c != '*' && c != '%';
  }

  /** A vendor's name has a component of its own behind the vendor's. */
  private static boolean isComplete(String name) {
    int scope = name.indexOf('/', 1) + 1;
    if (!name.startsWith(VENDOR, scope)) {
      return true;
    }
    return name.indexOf('/', scope + VENDOR.length()) >= 0;
  }

  /** The whole name, for example {@code /shared/comment}. */
  public String value() {
    return value;
  }

  /** Whether it is a user's own and not seen by others. */
  public boolean isPrivate() {
    return value.startsWith(PRIVATE);
  }

  @Override
  public int compareTo(EntryName other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EntryName name && value.equals(name.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
