package io.mailcore.model;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/**
 * An address of mail: local part and domain (RFC 5321, section 4.1.2; RFC 6531, section 3.3).
 *
 * <p>The local part is kept without its quotes: {@code "a"@example.test} and {@code a@example.test}
 * are one address. Of the domain the A-label form in lower case is kept (IDNA by {@link
 * java.net.IDN}), or an address literal in brackets.
 *
 * <p>Two addresses are equal when their domains are, letter case aside, and their local parts are
 * the same to the code point; what else counts as the same person is for the user directory to say.
 */
public final class MailAddress {

  private static final int MAX_LOCAL_OCTETS = 64;

  private final String localPart;
  private final MailDomain domain;

  private MailAddress(String localPart, MailDomain domain) {
    this.localPart = localPart;
    this.domain = domain;
  }

  /**
   * Reads an address as an envelope holds it, without angle brackets, for example {@code
   * ann@example.test} or {@code "ann bell"@[192.0.2.1]}.
   *
   * @throws IllegalArgumentException if the text isn't a Mailbox of RFC 5321, section 4.1.2, with
   *     RFC 6531's Unicode; the message doesn't quote the text
   */
  public static MailAddress of(String text) {
    requireNonNull(text, "text");
    StringBuilder local = new StringBuilder();
    int at = readLocalPart(text, local);
    if (at >= text.length() || text.charAt(at) != '@') {
      throw new IllegalArgumentException("address: no '@' behind the local part");
    }
    return of(local.toString(), text.substring(at + 1));
  }

  /** Like {@link #of(String)}, but empty for a text that is no address. */
  public static Optional<MailAddress> tryOf(String text) {
    try {
      return Optional.of(of(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The address with this local part, unquoted, at this domain.
   *
   * @throws IllegalArgumentException if the local part is empty, longer than 64 octets or holds a
   *     control character, or the domain is none
   */
  public static MailAddress of(String localPart, String domain) {
    requireNonNull(localPart, "localPart");
    String normalized =
        isAscii(localPart) ? localPart : Normalizer.normalize(localPart, Normalizer.Form.NFC);
    if (normalized.isEmpty()) {
      throw new IllegalArgumentException("local part: empty");
    }
    if (normalized.length() > MAX_LOCAL_OCTETS
        || !isAscii(normalized)
            && normalized.getBytes(StandardCharsets.UTF_8).length > MAX_LOCAL_OCTETS) {
      throw new IllegalArgumentException("local part: longer than " + MAX_LOCAL_OCTETS + " octets");
    }
    if (!isAllowed(normalized)) {
      throw new IllegalArgumentException("local part: holds a control character");
    }
    return new MailAddress(normalized, MailDomain.of(domain));
  }

  private static boolean isAllowed(String text) {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      if (!isAllowed(text.codePointAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAllowed(int c) {
    return !Character.isISOControl(c)
        && c != 0x2028
        && c != 0x2029
        && !(c >= 0xD800 && c <= 0xDFFF);
  }

  private static int readLocalPart(String text, StringBuilder local) {
    if (text.startsWith("\"")) {
      return readQuoted(text, local);
    }
    int at = 0;
    boolean dot = true;
    for (; at < text.length() && text.charAt(at) != '@'; at++) {
      char c = text.charAt(at);
      if (c == '.' ? dot : !isAtomText(c)) {
        throw new IllegalArgumentException("local part: not a Dot-string");
      }
      dot = c == '.';
      local.append(c);
    }
    if (dot) {
      throw new IllegalArgumentException("local part: empty, or ends with a dot");
    }
    return at;
  }

  private static int readQuoted(String text, StringBuilder local) {
    for (int at = 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        return at + 1;
      }
      if (c == '\\') {
        at++;
        if (at == text.length()) {
          break;
        }
        c = text.charAt(at);
        if (c < ' ' || c >= 0x7F) {
          throw new IllegalArgumentException("local part: a quoted pair of no printable character");
        }
      }
      local.append(c);
    }
    throw new IllegalArgumentException("local part: the quoted string has no end");
  }

  /**
   * Whether {@code c} may stand in an atom (RFC 5322, section 3.2.3; RFC 6531: all beyond ASCII
   * too).
   */
  static boolean isAtomText(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || "!#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0
        || c >= 0xA0;
  }

  /** The local part without quotes, 1 to 64 octets of UTF-8, in normal form C. */
  public String localPart() {
    return localPart;
  }

  /** The domain: in A-label form and lower case, or an address literal in brackets. */
  public String domain() {
    return domain.value();
  }

  /** The domain as people read it: A-labels turned into Unicode. */
  public String unicodeDomain() {
    return domain.unicode();
  }

  /** Whether the domain is an address literal such as {@code [192.0.2.1]}. */
  public boolean isAddressLiteral() {
    return domain.isLiteral();
  }

  /** Whether both parts are ASCII, so that the address needs no SMTPUTF8 (RFC 6531). */
  public boolean isAscii() {
    return isAscii(localPart);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** This address with another local part at the same domain. */
  public MailAddress withLocalPart(String changed) {
    return of(changed, domain.value());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MailAddress address
        && localPart.equals(address.localPart)
        && domain.equals(address.domain);
  }

  @Override
  public int hashCode() {
    return localPart.hashCode() * 31 + domain.hashCode();
  }

  /** The address as an envelope holds it, the local part quoted where it must be. */
  @Override
  public String toString() {
    return quotedLocalPart() + "@" + domain.value();
  }

  private String quotedLocalPart() {
    boolean dot = true;
    boolean plain = true;
    for (int i = 0; i < localPart.length() && plain; i++) {
      char c = localPart.charAt(i);
      plain = c == '.' ? !dot : isAtomText(c);
      dot = c == '.';
    }
    return plain && !dot
        ? localPart
        : '"' + localPart.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
