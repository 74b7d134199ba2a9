package io.mailcore.smtp.wire;

/** Letters, digits and blanks of ASCII, and nothing beyond it whatever the locale. */
final class Ascii {

  private Ascii() {}

  static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }

  static boolean isText(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** The text with its ASCII letters in capitals. */
  static String upper(String text) {
    StringBuilder upper = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      upper.append(upper(text.charAt(i)));
    }
    return upper.toString();
  }

  private static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
  }

  /** Whether the text begins with the prefix, letter case of ASCII aside. */
  static boolean startsWith(String text, String prefix) {
    if (text.length() < prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (upper(text.charAt(i)) != upper(prefix.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the texts are the same, letter case of ASCII aside. */
  static boolean equalsIgnoreCase(String a, String b) {
    return a.length() == b.length() && startsWith(a, b);
  }

  /** The index of the first character from {@code from} on that is no blank. */
  static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The text without the blanks at its end. */
  static String stripEnd(String text) {
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }
}
