package io.mailcore.smtp.wire;

/** Reads who an Authentication-Results field says that it is from (RFC 8601, section 2.2). */
final class AuthenticationId {

  private AuthenticationId() {}

  /** Whether the field claims to be this server's, or nobody can tell whose it is. */
  static boolean claims(String value, String ours) {
    int start = skipComments(value);
    int end = start;
    boolean quoted = start < value.length() && value.charAt(start) == '"';
    if (quoted) {
      start++;
      end = value.indexOf('"', start);
    } else {
      while (end < value.length() && isIdText(value.charAt(end))) {
        end++;
      }
    }
    if (end <= start) {
      return true;
    }
    String id = value.substring(start, end);
    return Ascii.upper(id).equals(Ascii.upper(ours)) || id.indexOf('\\') >= 0;
  }

  private static boolean isIdText(char c) {
    return c > ' ' && ";/(\"".indexOf(c) < 0;
  }

  /** The index of the first character that is neither white space nor in a comment. */
  private static int skipComments(String value) {
    int depth = 0;
    int at = 0;
    for (; at < value.length(); at++) {
      char c = value.charAt(at);
      if (c == '(') {
        depth++;
      } else if (c == ')' && depth > 0) {
        depth--;
      } else if (c == '\\' && depth > 0) {
        at++;
      } else if (depth == 0 && c > ' ') {
        return at;
      }
    }
    return Math.min(at, value.length());
  }
}
