package io.mailcore.imap.wire;

import static io.mailcore.imap.wire.ImapReader.error;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A place in a command, and what is made of characters there: {@link ImapReader} says what it
 * means.
 */
final class Cursor {

  private final List<CommandLine.Piece> pieces;
  private int nextPiece;
  private byte[] text = new byte[0];
  private int at;

  Cursor(CommandLine line) {
    this.pieces = line.pieces();
  }

  /** A set of characters. */
  interface CharClass {
    boolean contains(int c);
  }

  /** The next octet, or -1 at a literal and at the end. */
  int peek() {
    while (at == text.length
        && nextPiece < pieces.size()
        && pieces.get(nextPiece) instanceof CommandLine.Text next) {
      text = next.bytes();
      at = 0;
      nextPiece++;
    }
    return at < text.length ? text[at] & 0xFF : -1;
  }

  boolean atEnd() {
    return peek() < 0 && nextPiece == pieces.size();
  }

  boolean take(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  /** Takes a whole atom if it is this one, in any case. */
  boolean take(String upperCase) {
    int end = end(Chars::atom);
    if (end - at != upperCase.length()) {
      return false;
    }
    for (int i = 0; i < upperCase.length(); i++) {
      if (Chars.upper(text[at + i]) != upperCase.charAt(i)) {
        return false;
      }
    }
    at = end;
    return true;
  }

  private int end(CharClass chars) {
    peek();
    int end = at;
    while (end < text.length && chars.contains(text[end] & 0xFF)) {
      end++;
    }
    return end;
  }

  /** One or more characters of a class, all of which are ASCII. */
  Optional<String> run(CharClass chars) {
    int end = end(chars);
    if (end == at) {
      return Optional.empty();
    }
    String run = new String(text, at, end - at, StandardCharsets.US_ASCII);
    at = end;
    return Optional.of(run);
  }

  /** Like {@link #run}, in upper case. */
  Optional<String> upper(CharClass chars) {
    int end = end(chars);
    if (end == at) {
      return Optional.empty();
    }
    String run = Chars.upper(text, at, end);
    at = end;
    return Optional.of(run);
  }

  long number(long max) {
    int end = end(Chars::digit);
    if (end == at) {
      throw error("Expected a number");
    }
    long value = 0;
    while (at < end) {
      int digit = text[at] - '0';
      if (value > (max - digit) / 10) {
        throw error("Number out of range");
      }
      value = value * 10 + digit;
      at++;
    }
    return value;
  }

  Optional<SequenceSet> sequenceSet() {
    int end = end(c -> Chars.digit(c) || c == ':' || c == ',' || c == '*' || c == '$');
    Optional<SequenceSet> set = SequenceSet.parse(text, at, end);
    at = end;
    return set;
  }

  boolean atLiteral() {
    return peek() < 0
        && nextPiece < pieces.size()
        && pieces.get(nextPiece) instanceof CommandLine.Literal;
  }

  Optional<CommandLine.Literal> literal() {
    if (peek() < 0
        && nextPiece < pieces.size()
        && pieces.get(nextPiece) instanceof CommandLine.Literal literal) {
      nextPiece++;
      return Optional.of(literal);
    }
    return Optional.empty();
  }

  /** The value of a quoted string that starts here. */
  byte[] quoted() {
    int from = ++at;
    GrowingBytes value = new GrowingBytes();
    while (at < text.length && text[at] != '"') {
      if (text[at] == '\\') {
        value.add(text, from, at - from);
        at++;
        from = at;
        if (at == text.length || (text[at] != '"' && text[at] != '\\')) {
          throw error("Invalid escape in a quoted string");
        }
      }
      at++;
    }
    if (at == text.length) {
      throw error("Quoted string without end");
    }
    value.add(text, from, at - from);
    at++;
    return value.toArray();
  }
}
