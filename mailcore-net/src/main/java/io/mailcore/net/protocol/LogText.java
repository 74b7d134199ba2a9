package io.mailcore.net.protocol;

import java.util.Locale;

/**
 * Makes text that came from a client safe for a log line: one event stays one line, whatever it
 * holds.
 */
public final class LogText {

  private static final int MAX_LENGTH = 256;

  private LogText() {}

  /**
   * The text with control characters, C1 controls, bidirectional controls, line separators, lone
   * surrogates, quotes, spaces and equals signs written as {@code \}{@code uXXXX}, cut behind
   * {@value #MAX_LENGTH} characters.
   */
  public static String escape(String text) {
    int end = Math.min(text.length(), MAX_LENGTH);
    StringBuilder escaped = new StringBuilder(end + 16);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < end
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        escaped.append(c).append(text.charAt(++i));
      } else if (isSafe(c)) {
        escaped.append(c);
      } else {
        escaped.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
      }
    }
    return text.length() > end ? escaped.append("...").toString() : escaped.toString();
  }

  /**
   * An answer of this side in double quotes, one value however many words it has: those within
   * become single ones, and what isn't printable ASCII a question mark.
   */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted.append(c == '"' ? '\'' : c < ' ' || c > '~' ? '?' : c);
    }
    return quoted.append('"').toString();
  }

  private static boolean isSafe(char c) {
    if (c <= ' ' || c >= 0x7F && c <= 0xA0 || c == '"' || c == '\\' || c == '=') {
      return false;
    }
    int type = Character.getType(c);
    return type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED;
  }
}
