package io.mailcore.mime;

import org.jspecify.annotations.Nullable;

/**
 * Reads the lexical tokens of a structured header field (RFC 5322 section 3.2): blanks, comments,
 * quoted strings, domain literals, runs of other characters. Never fails; each character is looked
 * at once.
 */
final class FieldScanner {

  private final String text;
  private int at;
  private @Nullable String lastComment;

  FieldScanner(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The next character, or -1 at the end. */
  int peek() {
    return at < text.length() ? text.charAt(at) : -1;
  }

  int position() {
    return at;
  }

  void skip() {
    at++;
  }

  boolean take(char c) {
    if (peek() == c) {
      at++;
      return true;
    }
    return false;
  }

  String since(int from) {
    return text.substring(from, at);
  }

  /** The content of the comment skipped last, or null; asking forgets it. */
  @Nullable String takeComment() {
    String comment = lastComment;
    lastComment = null;
    return comment;
  }

  /** Skips blanks, line ends and comments; tells whether there were any. */
  boolean skipBlanksAndComments() {
    int from = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '(') {
        lastComment = comment();
      } else if (isBlank(c)) {
        at++;
      } else {
        break;
      }
    }
    return at > from;
  }

  void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  /** Goes back to a position where this scanner has been. */
  void back(int position) {
    at = position;
  }

  /**
   * Skips to the first of the given character outside quoted strings; tells whether it is there.
   */
  boolean skipTo(char wanted) {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == wanted) {
        return true;
      }
      if (c == '"') {
        quotedString();
      } else {
        at++;
      }
    }
    return false;
  }

  /**
   * Reads a quoted string whose opening quote is next, and returns its content without quotes,
   * backslashes and folding. Without a closing quote it goes to the end.
   */
  String quotedString() {
    int from = ++at;
    while (at < text.length() && isPlainlyQuoted(text.charAt(at))) {
      at++;
    }
    if (peek() == '"') {
      return text.substring(from, at++);
    }
    StringBuilder content = new StringBuilder().append(text, from, at);
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return content.toString();
      }
      if (c == '\\' && at < text.length()) {
        content.append(text.charAt(at++));
      } else if (c != '\r' && c != '\n') {
        content.append(c);
      }
    }
    return content.toString();
  }

  private static boolean isPlainlyQuoted(char c) {
    return c != '"' && c != '\\' && c != '\r' && c != '\n';
  }

  /** Reads a domain literal whose bracket is next, brackets kept, folding left out. */
  String domainLiteral() {
    StringBuilder content = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        content.append(c).append(text.charAt(at++));
      } else if (!isBlank(c)) {
        content.append(c);
      }
      if (c == ']') {
        break;
      }
    }
    return content.toString();
  }

  /** Reads characters up to a blank or one of the given. */
  String run(String stops) {
    int from = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isBlank(c) || stops.indexOf(c) >= 0) {
        break;
      }
      at++;
    }
    return text.substring(from, at);
  }

  /** Comments nest (RFC 5322 section 3.2.2): a counter, since a million may be open. */
  private String comment() {
    at++;
    int open = 1;
    StringBuilder content = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        content.append(text.charAt(at++));
        continue;
      }
      if (c == '(') {
        open++;
      } else if (c == ')' && --open == 0) {
        break;
      }
      if (c != '\r' && c != '\n') {
        content.append(c);
      }
    }
    return content.toString();
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
