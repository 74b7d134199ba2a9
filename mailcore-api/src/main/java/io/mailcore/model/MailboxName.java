package io.mailcore.model;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The name of a mailbox in its account: Unicode text in normal form C, levels of hierarchy parted
 * by {@code /}.
 *
 * <p>{@code INBOX} is the same in any letter case, also as the first level of a longer name (RFC
 * 3501, section 5.1); all other names tell letter case apart. A name has at most {@value
 * #MAX_OCTETS} octets of UTF-8 and {@value #MAX_DEPTH} levels; a level is never empty, {@code .} or
 * {@code ..}; control characters, line and paragraph separators, bidirectional overrides, lone
 * surrogates and non-characters are refused.
 */
public final class MailboxName implements Comparable<MailboxName> {

  /** The most octets of UTF-8 in a name. */
  public static final int MAX_OCTETS = 1000;

  /** The most levels in a name. */
  public static final int MAX_DEPTH = 32;

  /** What parts the levels of hierarchy. */
  public static final char SEPARATOR = '/';

  /** Where new mail is delivered. It always exists. */
  public static final MailboxName INBOX = new MailboxName("INBOX");

  private final String value;

  private MailboxName(String value) {
    this.value = value;
  }

  /**
   * The mailbox name with this text.
   *
   * @throws IllegalArgumentException if it breaks one of the rules above
   */
  public static MailboxName of(String text) {
    requireNonNull(text, "text");
    String name = Normalizer.normalize(text, Normalizer.Form.NFC);
    String problem = problem(name);
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException("mailbox name: " + problem);
    }
    return new MailboxName(foldInbox(name));
  }

  /** The mailbox name with this text, or empty if it breaks one of the rules above. */
  public static Optional<MailboxName> tryOf(String text) {
    requireNonNull(text, "text");
    String name = Normalizer.normalize(text, Normalizer.Form.NFC);
    return problem(name).isEmpty()
        ? Optional.of(new MailboxName(foldInbox(name)))
        : Optional.empty();
  }

  private static String foldInbox(String name) {
    int end = name.indexOf(SEPARATOR);
    String first = end < 0 ? name : name.substring(0, end);
    return first.equalsIgnoreCase("INBOX") && isAscii(first)
        ? "INBOX" + name.substring(first.length())
        : name;
  }

  // equalsIgnoreCase also folds a dotless i (U+0131) and the Kelvin sign to ASCII letters.
  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static String problem(String name) {
    if (name.isEmpty()) {
      return "empty";
    }
    if (name.length() > MAX_OCTETS || name.getBytes(StandardCharsets.UTF_8).length > MAX_OCTETS) {
      return "longer than " + MAX_OCTETS + " octets";
    }
    if (!name.codePoints().allMatch(MailboxName::isAllowed)) {
      return "holds a control or another character that names may not have";
    }
    int depth = 0;
    for (int start = 0; start <= name.length(); depth++) {
      int end = name.indexOf(SEPARATOR, start);
      end = end < 0 ? name.length() : end;
      String level = name.substring(start, end);
      if (level.isEmpty() || level.equals(".") || level.equals("..")) {
        return "has a level that is empty, '.' or '..'";
      }
      start = end + 1;
    }
    return depth > MAX_DEPTH ? "deeper than " + MAX_DEPTH + " levels" : "";
  }

  private static boolean isAllowed(int c) {
    boolean nonCharacter = (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
    boolean separator = c == 0x2028 || c == 0x2029;
    boolean bidirectional =
        c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F;
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    return !Character.isISOControl(c)
        && !nonCharacter
        && !separator
        && !bidirectional
        && !surrogate;
  }

  /** The whole name, for example {@code Archive/2026}. */
  public String value() {
    return value;
  }

  /** Whether this is INBOX itself. */
  public boolean isInbox() {
    return value.equals("INBOX");
  }

  /** The last level of the name. */
  public String lastLevel() {
    return value.substring(value.lastIndexOf(SEPARATOR) + 1);
  }

  /** The name one level up, or empty at the top. */
  public Optional<MailboxName> parent() {
    int end = value.lastIndexOf(SEPARATOR);
    return end < 0 ? Optional.empty() : Optional.of(new MailboxName(value.substring(0, end)));
  }

  /** All names above this one, the top first. */
  public List<MailboxName> ancestors() {
    List<MailboxName> ancestors = new ArrayList<>();
    for (int end = value.indexOf(SEPARATOR); end >= 0; end = value.indexOf(SEPARATOR, end + 1)) {
      ancestors.add(new MailboxName(value.substring(0, end)));
    }
    return List.copyOf(ancestors);
  }

  /** Whether this name lies below {@code other} in the hierarchy, at any depth. */
  public boolean isInferiorOf(MailboxName other) {
    return value.length() > other.value.length()
        && value.charAt(other.value.length()) == SEPARATOR
        && value.startsWith(other.value);
  }

  /**
   * This name after {@code from}, of which it is an inferior or itself, has been renamed to {@code
   * to}.
   *
   * @throws IllegalArgumentException if this name is neither {@code from} nor below it, or the new
   *     one would be too long
   */
  public MailboxName renamed(MailboxName from, MailboxName to) {
    if (!equals(from) && !isInferiorOf(from)) {
      throw new IllegalArgumentException("from: not this name nor above it");
    }
    return of(to.value + value.substring(from.value.length()));
  }

  /** In the order of code points, which is also that of the octets of UTF-8. */
  @Override
  public int compareTo(MailboxName other) {
    int length = Math.min(value.length(), other.value.length());
    for (int i = 0; i < length; i++) {
      char mine = value.charAt(i);
      char theirs = other.value.charAt(i);
      if (mine != theirs) {
        // Surrogates stand for code points beyond all other characters.
        int order = Boolean.compare(Character.isSurrogate(mine), Character.isSurrogate(theirs));
        return order == 0 ? Character.compare(mine, theirs) : order;
      }
    }
    return value.length() - other.value.length();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MailboxName name && value.equals(name.value);
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
