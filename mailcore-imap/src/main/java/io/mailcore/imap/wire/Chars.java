package io.mailcore.imap.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Character classes of RFC 3501 section 9, and strict decoding. */
final class Chars {

  private static final String ATOM_SPECIALS = "(){ %*\"\\]";

  private static final boolean[] ATOM = new boolean[128];

  static {
    for (int c = 0x21; c < 0x7F; c++) {
      ATOM[c] = ATOM_SPECIALS.indexOf(c) < 0;
    }
  }

  private Chars() {}

  static boolean atom(int c) {
    return c >= 0 && c < 128 && ATOM[c];
  }

  static boolean astring(int c) {
    return atom(c) || c == ']';
  }

  static boolean tag(int c) {
    return astring(c) && c != '+';
  }

  static boolean list(int c) {
    return astring(c) || c == '%' || c == '*';
  }

  static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  /**
   * Names of FETCH items and STATUS attributes: atoms without the brackets that may follow them.
   */
  static boolean name(int c) {
    return atom(c) && c != '[' && c != '<';
  }

  static boolean base64(int c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || digit(c)
        || c == '+'
        || c == '/'
        || c == '=';
  }

  /** Whether all octets may stand between quotes as they are, in 7-bit IMAP. */
  static boolean quotedSafe(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0x20 || b == 0x7F || b == '"' || b == '\\') {
        return false;
      }
    }
    return true;
  }

  static boolean ascii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  /** The text, or nothing if the octets are not of that charset. */
  static Optional<String> decode(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The octets, or nothing if this is not their one form in base64. */
  static Optional<byte[]> base64(String encoded) {
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded);
      boolean canonical = Base64.getEncoder().encodeToString(bytes).equals(encoded);
      return canonical ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Optional<String> utf8(byte[] bytes) {
    return ascii(bytes)
        ? Optional.of(new String(bytes, StandardCharsets.US_ASCII))
        : decode(bytes, StandardCharsets.UTF_8);
  }

  static String upper(byte[] bytes, int from, int to) {
    byte[] upper = new byte[to - from];
    for (int i = from; i < to; i++) {
      upper[i - from] = upper(bytes[i]);
    }
    return new String(upper, StandardCharsets.US_ASCII);
  }

  static byte upper(byte b) {
    return b >= 'a' && b <= 'z' ? (byte) (b - 32) : b;
  }
}
