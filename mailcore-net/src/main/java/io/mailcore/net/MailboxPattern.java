package io.mailcore.net;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.MailboxName;

/**
 * A name of mailboxes with LIST's wildcards (RFC 3501, section 6.3.8): {@code *} for any
 * characters, {@code %} for any but the separator. Takes time in proportion to the pattern times
 * the name, whatever either is. Immutable.
 */
final class MailboxPattern {

  private final String pattern;

  private MailboxPattern(String pattern) {
    this.pattern = pattern;
  }

  /**
   * The pattern of this text.
   *
   * @throws IllegalArgumentException if no mailbox can be called so
   */
  static MailboxPattern of(String text) {
    requireNonNull(text, "pattern");
    // Wildcards may be in names too. So what can't be a name can't match one, and a pattern is
    // spelled as names are: INBOX in upper case, all in Unicode's normal form C.
    return new MailboxPattern(MailboxName.of(text).value());
  }

  boolean matches(MailboxName name) {
    String text = name.value();
    boolean[] fits = new boolean[text.length() + 1];
    fits[0] = true;
    for (int i = 0; i < pattern.length(); i++) {
      step(pattern.charAt(i), text, fits);
    }
    return fits[text.length()];
  }

  /**
   * One character of the pattern more.
   *
   * @param fits for each length, whether the beginning of that length fits the pattern so far
   */
  private static void step(char wanted, String text, boolean[] fits) {
    boolean wildcard = wanted == '*' || wanted == '%';
    boolean before = fits[0];
    fits[0] &= wildcard;
    for (int i = 1; i < fits.length; i++) {
      char c = text.charAt(i - 1);
      boolean here = fits[i];
      if (wildcard) {
        fits[i] |= fits[i - 1] && (wanted == '*' || c != MailboxName.SEPARATOR);
      } else {
        fits[i] = before && c == wanted;
      }
      before = here;
    }
  }

  @Override
  public String toString() {
    return pattern;
  }
}
