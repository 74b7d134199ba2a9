package io.mailcore.model;

import static java.util.Objects.requireNonNull;

import java.net.IDN;
import java.util.Locale;

/**
 * The domain of an address: a host name of RFC 5321, section 4.1.2, or an address literal of
 * section 4.1.3.
 *
 * <p>A name may come with U-labels or A-labels and is kept in A-labels and lower case; a dot at its
 * end is refused. An underscore is taken like a letter, since names in use have some. Equal means
 * the same kept text.
 */
public final class MailDomain {

  private static final int MAX_LENGTH = 255;
  private static final int MAX_LABEL = 63;
  private static final String A_LABEL = "xn--";

  private final String value;

  private MailDomain(String value) {
    this.value = value;
  }

  /**
   * Reads a domain or an address literal.
   *
   * @throws IllegalArgumentException if the text is neither; the message doesn't quote it
   */
  public static MailDomain of(String text) {
    requireNonNull(text, "text");
    if (text.startsWith("[")) {
      return new MailDomain(AddressLiteral.check(text));
    }
    if (isPlain(text)) {
      return new MailDomain(text);
    }
    String ascii = toAscii(text);
    if (ascii.isEmpty() || ascii.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "domain: " + ascii.length() + " octets (expected: 1 to " + MAX_LENGTH + ")");
    }
    for (String label : ascii.split("\\.", -1)) {
      checkLabel(label);
    }
    return new MailDomain(ascii);
  }

  /**
   * Whether this is a host name in the form that is kept, as most are: letters in lower case,
   * digits, dots and hyphens inside of labels, no A-label. IDNA has nothing to say of such a name.
   */
  private static boolean isPlain(String text) {
    if (text.length() > MAX_LENGTH) {
      return false;
    }
    int labelStart = 0;
    for (int at = 0; at <= text.length(); at++) {
      if (at == text.length() || text.charAt(at) == '.') {
        if (!isPlainLabel(text, labelStart, at)) {
          return false;
        }
        labelStart = at + 1;
      } else if (!isHostCharacter(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlainLabel(String text, int from, int to) {
    return to > from
        && to - from <= MAX_LABEL
        && text.charAt(from) != '-'
        && text.charAt(to - 1) != '-'
        && !text.startsWith(A_LABEL, from);
  }

  private static boolean isHostCharacter(int c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
  }

  @SuppressWarnings("UnusedException") // A cause would quote the text, which a stranger sent.
  private static String toAscii(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("domain: longer than " + MAX_LENGTH + " octets");
    }
    try {
      return IDN.toASCII(text).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("domain: not a name that IDNA can express");
    }
  }

  private static void checkLabel(String label) {
    if (label.isEmpty() || label.length() > MAX_LABEL) {
      throw new IllegalArgumentException(
          "domain: a label of " + label.length() + " octets (expected: 1 to " + MAX_LABEL + ")");
    }
    boolean allowed = label.chars().allMatch(MailDomain::isHostCharacter);
    if (!allowed || label.startsWith("-") || label.endsWith("-")) {
      throw new IllegalArgumentException("domain: a label that no host name has");
    }
    if (label.startsWith(A_LABEL) && IDN.toUnicode(label).startsWith(A_LABEL)) {
      throw new IllegalArgumentException("domain: an A-label that stands for nothing");
    }
  }

  /** The domain in A-labels and lower case, or the address literal with its brackets. */
  public String value() {
    return value;
  }

  /** The domain in U-labels, as people read it; an address literal as it is. */
  public String unicode() {
    return isLiteral() ? value : IDN.toUnicode(value);
  }

  /** Whether this is an address literal. */
  public boolean isLiteral() {
    return value.startsWith("[");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MailDomain domain && value.equals(domain.value);
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
