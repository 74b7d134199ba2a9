package io.mailcore.integration.client;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the values of one response strictly by the grammar (RFC 3501, section 9): whatever doesn't
 * fit is an error of the server.
 */
final class ImapParser {

  private final Deque<byte[]> literals;
  private final String line;
  private int at;

  /** Reads a response from this place of its line on. */
  ImapParser(ImapResponse response, int from) {
    this.line = response.line();
    this.literals = new ArrayDeque<>(response.literals());
    this.at = from;
  }

  /** The data items of a FETCH response, up to the end of the line. */
  Map<String, ImapValue> fetchItems() {
    Map<String, ImapValue> items = new LinkedHashMap<>();
    expect('(');
    while (peek() != ')') {
      String name = itemName();
      expect(' ');
      if (items.put(name, value()) != null) {
        throw fail("item twice: " + name);
      }
      if (peek() == ' ') {
        at++;
      } else if (peek() != ')') {
        throw fail("expected a space or )");
      }
    }
    at++;
    atEnd();
    return items;
  }

  /** All values up to the end of the line. */
  List<ImapValue> all() {
    List<ImapValue> values = new ArrayList<>();
    while (at < line.length()) {
      values.add(value());
      if (at < line.length()) {
        expect(' ');
      }
    }
    return values;
  }

  private String itemName() {
    int from = at;
    int depth = 0;
    while (depth > 0 || peek() != ' ') {
      depth += peek() == '[' ? 1 : peek() == ']' ? -1 : 0;
      at++;
    }
    return line.substring(from, at);
  }

  /** One value; nested lists are kept on a stack, so that depth costs no stack of the thread. */
  private ImapValue value() {
    Deque<List<ImapValue>> open = new ArrayDeque<>();
    while (true) {
      ImapValue done;
      if (peek() == '(') {
        at++;
        open.push(new ArrayList<>());
        if (peek() != ')') {
          continue;
        }
      }
      if (peek() == ')' && !open.isEmpty()) {
        at++;
        done = new ImapValue.Group(List.copyOf(open.pop()));
      } else {
        done = scalar();
      }
      while (true) {
        if (open.isEmpty()) {
          return done;
        }
        open.getFirst().add(done);
        if (peek() != ')') {
          break;
        }
        at++;
        done = new ImapValue.Group(List.copyOf(open.pop()));
      }
      if (peek() == ' ') {
        at++;
      } else if (peek() != '(') {
        throw fail("expected a space or (");
      }
    }
  }

  private ImapValue scalar() {
    return switch (peek()) {
      case '"' -> quoted();
      case '{', '~' -> literal();
      default -> atom();
    };
  }

  private ImapValue quoted() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    at++;
    while (peek() != '"') {
      if (peek() == '\\') {
        at++;
        if (peek() != '\\' && peek() != '"') {
          throw fail("backslash before something else in a quoted string");
        }
      } else if (peek() > 0x7e || peek() < 0x20) {
        throw fail("octet " + (int) peek() + " in a quoted string");
      }
      text.write(peek());
      at++;
    }
    at++;
    return new ImapValue.Text(text.toByteArray());
  }

  private ImapValue literal() {
    at = line.indexOf('}', at) + 1;
    return new ImapValue.Text(literals.remove());
  }

  private ImapValue atom() {
    int from = at;
    while (at < line.length() && " ()\"{".indexOf(line.charAt(at)) < 0) {
      char octet = line.charAt(at);
      if (octet <= 0x20 || octet > 0x7e) {
        throw fail("octet " + (int) octet + " in an atom");
      }
      at++;
    }
    if (at == from) {
      throw fail("expected a value");
    }
    String text = line.substring(from, at);
    return text.equals("NIL") ? new ImapValue.Nil() : new ImapValue.Atom(text);
  }

  private char peek() {
    if (at >= line.length()) {
      throw fail("too short");
    }
    return line.charAt(at);
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw fail("expected " + wanted);
    }
    at++;
  }

  private void atEnd() {
    if (at < line.length()) {
      throw fail("something behind the end");
    }
  }

  private AssertionError fail(String why) {
    return new AssertionError(why + " at " + at + " of: " + line);
  }
}
