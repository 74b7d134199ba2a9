package io.mailcore.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/** Charsets by the names that strangers write, and what to do without one. */
final class Charsets {

  /** The longest name in the IANA registry has 45 characters. */
  private static final int LONGEST_NAME = 45;

  private Charsets() {}

  /** Finds a charset that this Java runtime knows. */
  static Optional<Charset> find(String name) {
    String trimmed = name.strip();
    if (trimmed.isEmpty() || trimmed.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    String known = FieldText.lower(trimmed);
    try {
      return Optional.of(Charset.forName(known));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  /** Decodes octets of unknown charset: as UTF-8, and each octet that isn't as ISO-8859-1. */
  static String lenient(byte[] octets) {
    ByteBuffer in = ByteBuffer.wrap(octets);
    CharBuffer out = CharBuffer.allocate(octets.length);
    decodeLenient(reporting(), in, out, true);
    return out.flip().toString();
  }

  static CharsetDecoder reporting() {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Decodes until the input is used up (save the start of a character) or the output is full. */
  static void decodeLenient(CharsetDecoder utf8, ByteBuffer in, CharBuffer out, boolean last) {
    while (true) {
      CoderResult result = utf8.decode(in, out, last);
      if (!result.isError()) {
        return;
      }
      for (int i = 0; i < result.length(); i++) {
        if (!out.hasRemaining()) {
          return;
        }
        out.put((char) (in.get() & 0xFF));
      }
      utf8.reset();
    }
  }

  /** The octet that two hexadecimal digits stand for, or -1. */
  static int hexOctet(String text, int at) {
    if (at + 1 >= text.length()) {
      return -1;
    }
    int high = hexDigit(text.charAt(at));
    int low = hexDigit(text.charAt(at + 1));
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  static int hexDigit(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'A' && c <= 'F') {
      return c - 'A' + 10;
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }
}
