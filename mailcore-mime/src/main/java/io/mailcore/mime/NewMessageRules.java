package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

/**
 * What a host may put into a new message. Everything here is asked before the first octet is
 * written, so that no value can end its header line and start another.
 */
final class NewMessageRules {

  /** RFC 5321 section 4.5.3.1. */
  private static final int LONGEST_LOCAL_PART = 64;

  private static final int LONGEST_DOMAIN = 255;

  /** Keeps a field that cannot be folded within the 998 octets of RFC 5322 section 2.1.1. */
  private static final int LONGEST_TOKEN = 250;

  private static final String ATOM_SPECIALS = "!#$%&'*+-/=?^_`{|}~";

  private NewMessageRules() {}

  /** Text of any language without control characters; it will be encoded. */
  static void requireText(String what, String text) {
    requireNonNull(text, what);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) {
        throw refused(what, text, "no control characters");
      }
      if (Character.isSurrogate(c)) {
        boolean whole =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!whole) {
          throw refused(what, text, "whole characters");
        }
        i++;
      }
    }
  }

  /** A field name of RFC 5322 section 3.6.8. */
  static void requireFieldName(String name) {
    requireNonNull(name, "name");
    boolean valid = !name.isEmpty() && name.length() <= LONGEST_TOKEN;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      valid &= c > ' ' && c <= '~' && c != ':';
    }
    if (!valid) {
      throw refused("name", name, "printable ASCII without blanks and colons");
    }
  }

  /** An address that can be written without encoding: ASCII, dot-atom or quoted local part. */
  static void requireAddress(String what, String address) {
    requireNonNull(address, what);
    int at = address.lastIndexOf('@');
    boolean valid =
        at > 0
            && at <= LONGEST_LOCAL_PART
            && isLocalPart(address.substring(0, at))
            && isDomain(address.substring(at + 1));
    if (!valid) {
      throw refused(what, address, "local@domain in ASCII");
    }
  }

  private static boolean isLocalPart(String local) {
    if (local.charAt(0) != '"') {
      return isDotAtom(local);
    }
    if (local.length() < 3 || local.charAt(local.length() - 1) != '"') {
      return false;
    }
    for (int i = 1; i < local.length() - 1; i++) {
      char c = local.charAt(i);
      if (c == '\\') {
        i++;
        if (i == local.length() - 1) {
          return false;
        }
        c = local.charAt(i);
      } else if (c == '"') {
        return false;
      }
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean isDomain(String domain) {
    if (domain.isEmpty() || domain.length() > LONGEST_DOMAIN) {
      return false;
    }
    if (domain.charAt(0) == '[') {
      return isLiteral(domain);
    }
    char before = '.';
    for (int i = 0; i < domain.length(); i++) {
      char c = domain.charAt(i);
      boolean edge = before == '.';
      boolean valid = isLetterOrDigit(c) || (!edge && (c == '-' || (c == '.' && before != '-')));
      if (!valid) {
        return false;
      }
      before = c;
    }
    return before != '.' && before != '-';
  }

  private static boolean isLiteral(String domain) {
    if (domain.length() < 3 || domain.charAt(domain.length() - 1) != ']') {
      return false;
    }
    for (int i = 1; i < domain.length() - 1; i++) {
      char c = domain.charAt(i);
      if (!isLetterOrDigit(c) && c != '.' && c != ':' && c != '-') {
        return false;
      }
    }
    return true;
  }

  /** The inside of a message id (RFC 5322 section 3.6.4). */
  static void requireMessageId(String what, String id) {
    requireNonNull(id, what);
    int at = id.indexOf('@');
    boolean valid =
        at > 0
            && id.length() <= LONGEST_TOKEN
            && isDotAtom(id.substring(0, at))
            && (isDotAtom(id.substring(at + 1)) || isLiteral(id.substring(at + 1)));
    if (!valid) {
      throw refused(what, id, "left@right of ASCII letters, digits and " + ATOM_SPECIALS);
    }
  }

  static void requireMediaType(String mediaType) {
    requireNonNull(mediaType, "mediaType");
    int slash = mediaType.indexOf('/');
    boolean valid =
        slash > 0
            && mediaType.length() <= LONGEST_TOKEN
            && isToken(mediaType.substring(0, slash))
            && isToken(mediaType.substring(slash + 1));
    if (!valid) {
      throw refused("mediaType", mediaType, "type/subtype");
    }
    String type = FieldText.lower(mediaType.substring(0, slash));
    if (type.equals("multipart") || type.equals("message")) {
      throw refused("mediaType", mediaType, "neither multipart nor message");
    }
  }

  static boolean isDotAtom(String text) {
    char before = '.';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' ? before == '.' : !isAtomCharacter(c)) {
        return false;
      }
      before = c;
    }
    return before != '.';
  }

  static boolean isAtomCharacter(char c) {
    return isLetterOrDigit(c) || ATOM_SPECIALS.indexOf(c) >= 0;
  }

  private static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetterOrDigit(c) && "!#$&-^_.+".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static IllegalArgumentException refused(String what, String value, String expected) {
    return new IllegalArgumentException(
        what + ": " + printable(value) + " (expected: " + expected + ")");
  }

  /** A message of an exception ends up in logs: it must not break their lines either. */
  private static String printable(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(value.length(), 100); i++) {
      char c = value.charAt(i);
      text.append(c < ' ' || c > '~' ? '?' : c);
    }
    return text.toString();
  }
}
