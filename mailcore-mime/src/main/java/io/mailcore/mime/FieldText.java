package io.mailcore.mime;

/**
 * Text of header fields as strings whose characters are octets (ISO-8859-1), and back to what can
 * be passed on without harm.
 */
final class FieldText {

  private FieldText() {}

  /**
   * Removes line ends before blanks (RFC 5322 section 2.2.3), and makes stray controls harmless.
   */
  static String unfold(String raw) {
    int from = 0;
    int to = raw.length();
    while (from < to && FieldScanner.isBlank(raw.charAt(from))) {
      from++;
    }
    while (to > from && FieldScanner.isBlank(raw.charAt(to - 1))) {
      to--;
    }
    return unfold(raw, from, to);
  }

  /** As {@link #unfold(String)}, blanks at both ends kept. */
  static String unfoldInside(String raw) {
    return unfold(raw, 0, raw.length());
  }

  private static String unfold(String raw, int from, int to) {
    if (isClean(raw, from, to)) {
      return raw.substring(from, to);
    }
    StringBuilder text = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = raw.charAt(i);
      if (c == 0) {
        text.append('?');
      } else if (c == '\r' || c == '\n') {
        text.append(isFolding(raw, i, to) ? "" : " ");
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** Decoded text could bring line ends back in, and with them whole header lines. */
  static String withoutLineEnds(String text) {
    return text.replace('\r', ' ').replace('\n', ' ').replace('\0', ' ');
  }

  /** A line end with a blank behind it, or the CR of one. */
  private static boolean isFolding(String raw, int at, int to) {
    if (at + 1 == to) {
      return raw.charAt(at) == '\n';
    }
    char next = raw.charAt(at + 1);
    return raw.charAt(at) == '\r' ? next == '\n' : isSpace(next);
  }

  private static boolean isClean(String raw, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = raw.charAt(i);
      if (c == 0 || c == '\r' || c == '\n') {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  /** Lower case of A to Z alone, whatever the locale and whatever else is there. */
  static String lower(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isUpper(text.charAt(i))) {
        return lowerFrom(text, i);
      }
    }
    return text;
  }

  private static String lowerFrom(String text, int first) {
    StringBuilder lower = new StringBuilder(text);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isUpper(c)) {
        lower.setCharAt(i, (char) (c + ('a' - 'A')));
      }
    }
    return lower.toString();
  }

  static boolean equalsIgnoreCase(String a, String b) {
    if (a.length() != b.length()) {
      return false;
    }
    for (int i = 0; i < a.length(); i++) {
      if (lower(a.charAt(i)) != lower(b.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static char lower(char c) {
    return isUpper(c) ? (char) (c + ('a' - 'A')) : c;
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
