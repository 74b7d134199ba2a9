package io.mailcore.model;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;

/**
 * A flag of a message (RFC 3501, section 2.3.2): one of the system flags or a keyword. {@code
 * \Recent} is none of them: it belongs to a session, not to the message.
 *
 * <p>Two flags are equal when their names are, letter case aside (RFC 9051, section 2.3.2); the
 * name keeps the case in which it was given.
 */
public final class Flag implements Comparable<Flag> {

  /** The message has been answered. */
  public static final Flag ANSWERED = new Flag("\\Answered");

  /** The message is marked for removal by EXPUNGE. */
  public static final Flag DELETED = new Flag("\\Deleted");

  /** The message isn't finished. */
  public static final Flag DRAFT = new Flag("\\Draft");

  /** The message is urgent or wants attention. */
  public static final Flag FLAGGED = new Flag("\\Flagged");

  /** The message has been read. */
  public static final Flag SEEN = new Flag("\\Seen");

  private static final int MAX_LENGTH = 255;

  private static final Map<String, Flag> SYSTEM =
      Map.of(
          ANSWERED.folded, ANSWERED,
          DELETED.folded, DELETED,
          DRAFT.folded, DRAFT,
          FLAGGED.folded, FLAGGED,
          SEEN.folded, SEEN);

  private final String name;
  private final String folded;

  private Flag(String name) {
    this.name = name;
    this.folded = name.toLowerCase(Locale.ROOT);
  }

  /**
   * The flag with this name: a system flag with its backslash, or a keyword.
   *
   * @throws IllegalArgumentException for {@code \Recent}, an unknown system flag, or a name that is
   *     no atom of RFC 3501
   */
  public static Flag of(String name) {
    requireNonNull(name, "name");
    if (!name.startsWith("\\")) {
      return keyword(name);
    }
    Flag known = SYSTEM.get(name.toLowerCase(Locale.ROOT));
    if (known == null) {
      throw new IllegalArgumentException("flag: no system flag of a message has this name");
    }
    return known;
  }

  /**
   * The keyword with this name.
   *
   * @throws IllegalArgumentException if the name isn't 1 to 255 characters of an atom (RFC 3501,
   *     section 9)
   */
  public static Flag keyword(String name) {
    requireNonNull(name, "name");
    if (name.isEmpty() || name.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "keyword: " + name.length() + " characters (expected: 1 to " + MAX_LENGTH + ")");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || c >= 0x7F || "(){%*\"\\]".indexOf(c) >= 0) {
        throw new IllegalArgumentException("keyword: holds a character that an atom may not");
      }
    }
    return new Flag(name);
  }

  /** The name as it was given, for example {@code \Seen} or {@code $Forwarded}. */
  public String name() {
    return name;
  }

  /** Whether this is one of the flags whose names begin with a backslash. */
  public boolean isSystem() {
    return name.charAt(0) == '\\';
  }

  @Override
  public int compareTo(Flag other) {
    return folded.compareTo(other.folded);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Flag flag && folded.equals(flag.folded);
  }

  @Override
  public int hashCode() {
    return folded.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
