package io.mailcore.jakarta;

/** Tells a header field from what would become more than one field (RFC 5322, section 2.2). */
final class HeaderLine {

  private HeaderLine() {}

  /**
   * Checks a field as Jakarta Mail is about to write it, folds included.
   *
   * @throws IllegalArgumentException if it is more than a field; the message names the field and
   *     quotes nothing of it
   */
  static void check(String line) {
    int colon = line.indexOf(':');
    String name = colon < 0 ? line : line.substring(0, colon).stripTrailing();
    boolean named = !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7F);
    if (colon < 0 || !named) {
      throw new IllegalArgumentException("header: a field name that isn't printable ASCII");
    }
    for (int i = colon + 1; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c > 0xFF) {
        throw new IllegalArgumentException(
            name + ": character " + i + " isn't ASCII (expected: encoded words)");
      }
      if (c == 0) {
        throw new IllegalArgumentException(name + ": character " + i + " is NUL");
      }
      if (c == '\n' || c == '\r') {
        if (c == '\n' || !isFold(line, i)) {
          throw new IllegalArgumentException(name + ": character " + i + " is a line end");
        }
        i++;
      }
    }
  }

  // CRLF and a blank, and behind them more than blanks: some take a line of blanks for the empty
  // line that ends the header.
  private static boolean isFold(String line, int cr) {
    int at = cr + 2;
    if (!line.startsWith("\n", cr + 1) || at >= line.length() || !isBlank(line.charAt(at))) {
      return false;
    }
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
    return at < line.length() && line.charAt(at) != '\r' && line.charAt(at) != '\n';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
