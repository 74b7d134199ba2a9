package io.mailcore.store.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a statement apart into the text for JDBC and the values to be bound. Quotes and comments
 * are left as they are, but for quotes around Postfix's parameters.
 */
final class QueryText {

  private final StringBuilder sql = new StringBuilder();
  private final List<List<NamedQuery.Piece>> values = new ArrayList<>();

  private QueryText() {}

  /** With parameters such as {@code :login}. */
  static QueryText named(String text) {
    QueryText result = new QueryText();
    int at = 0;
    while (at < text.length()) {
      int end = endOfLiteral(text, at);
      if (end == at && text.charAt(at) == ':') {
        end = result.parameter(text, at);
      } else {
        end = Math.max(end, at + 1);
        result.sql.append(text, at, end);
      }
      at = end;
    }
    return result;
  }

  /** What {@code ::} begins is a cast, what {@code :=} begins an assignment. */
  private int parameter(String text, int colon) {
    int end = colon + 1;
    if (end < text.length() && text.charAt(end) == ':') {
      sql.append("::");
      return end + 1;
    }
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    if (end == colon + 1) {
      sql.append(':');
    } else {
      sql.append('?');
      values.add(List.of(new NamedQuery.Piece(true, text.substring(colon + 1, end))));
    }
    return end;
  }

  private static boolean isNamePart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }

  /** With Postfix's parameters: {@code %s} is the first of these, %u the user, %d the domain. */
  static QueryText postfix(String text, List<String> parameters) {
    QueryText result = new QueryText();
    int at = 0;
    while (at < text.length()) {
      int end = endOfLiteral(text, at);
      if (end > at && text.charAt(at) == '\'') {
        result.quoted(text.substring(at, end), parameters);
      } else if (end > at) {
        result.sql.append(text, at, end);
      } else {
        end = result.unquoted(text, at, parameters);
      }
      at = end;
    }
    return result;
  }

  private int unquoted(String text, int at, List<String> parameters) {
    List<NamedQuery.Piece> value = new ArrayList<>();
    int end = at;
    if (text.charAt(at) == '%' && at + 1 < text.length()) {
      end = piece(text, at, parameters, value);
    }
    if (value.isEmpty() || !value.get(0).parameter()) {
      sql.append(text.charAt(at));
      return at + 1;
    }
    sql.append('?');
    values.add(List.copyOf(value));
    return end;
  }

  /** A literal as it is, unless there is a parameter in it: then all of it is one value. */
  private void quoted(String literal, List<String> parameters) {
    String inner = literal.substring(1, literal.length() - 1).replace("''", "'");
    List<NamedQuery.Piece> value = new ArrayList<>();
    int at = 0;
    while (at < inner.length()) {
      at = piece(inner, at, parameters, value);
    }
    if (value.stream().anyMatch(NamedQuery.Piece::parameter)) {
      sql.append('?');
      values.add(List.copyOf(value));
    } else {
      sql.append(literal);
    }
  }

  private static int piece(
      String text, int at, List<String> parameters, List<NamedQuery.Piece> value) {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if (text.charAt(at) != '%' || "sud%".indexOf(next) < 0) {
      value.add(new NamedQuery.Piece(false, text.substring(at, at + 1)));
      return at + 1;
    }
    switch (next) {
      case 's' -> value.add(new NamedQuery.Piece(true, parameters.get(0)));
      case 'u' -> value.add(new NamedQuery.Piece(true, "user"));
      case 'd' -> value.add(new NamedQuery.Piece(true, "domain"));
      default -> value.add(new NamedQuery.Piece(false, "%"));
    }
    return at + 2;
  }

  /** Where the quoted text or the comment ends that begins here; {@code at} if none does. */
  private static int endOfLiteral(String text, int at) {
    char c = text.charAt(at);
    if (c == '\'' || c == '"' || c == '`') {
      int end = text.indexOf(c, at + 1);
      while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == c) {
        end = text.indexOf(c, end + 2);
      }
      return end < 0 ? text.length() : end + 1;
    }
    if (text.startsWith("--", at)) {
      int end = text.indexOf('\n', at);
      return end < 0 ? text.length() : end;
    }
    if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      return end < 0 ? text.length() : end + 2;
    }
    return at;
  }

  String sql() {
    return sql.toString();
  }

  List<List<NamedQuery.Piece>> values() {
    return values;
  }
}
