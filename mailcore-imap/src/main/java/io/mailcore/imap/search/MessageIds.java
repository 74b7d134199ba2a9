package io.mailcore.imap.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Message IDs of header fields, without their brackets and in one form however they are quoted (RFC
 * 5256 section 3, REFERENCES), so that {@code <"a b"@c>} is {@code a b@c}. What isn't one is passed
 * over. Takes time linear in the length.
 */
final class MessageIds {

  private final String text;
  private int at;

  private MessageIds(String text) {
    this.text = text;
  }

  /** Those that a field names, in its order. */
  static List<String> of(String text) {
    MessageIds ids = new MessageIds(text);
    List<String> found = new ArrayList<>();
    while (ids.skipToNext()) {
      String id = ids.read();
      int host = id.lastIndexOf('@');
      if (host > 0 && host < id.length() - 1) {
        found.add(id);
      }
    }
    return found;
  }

  private boolean skipToNext() {
    int open = text.indexOf('<', at);
    at = open < 0 ? text.length() : open + 1;
    return open >= 0;
  }

  /** Reads up to the closing bracket, or to an opening one; empty if there is none. */
  private String read() {
    StringBuilder id = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '<') {
        return "";
      }
      at++;
      if (c == '>') {
        return id.toString();
      }
      if (c == '"') {
        quoted(id);
      } else if (c == '(') {
        comment();
      } else if (c > ' ') {
        id.append(c);
      }
    }
    return "";
  }

  private void quoted(StringBuilder id) {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return;
      }
      if (c == '\\' && at < text.length()) {
        id.append(text.charAt(at++));
      } else if (c != '\r' && c != '\n') {
        id.append(c);
      }
    }
  }

  private void comment() {
    int depth = 1;
    while (at < text.length() && depth > 0) {
      char c = text.charAt(at++);
      if (c == '\\') {
        at = Math.min(at + 1, text.length());
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      }
    }
  }
}
