package io.mailcore.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Writes encoded words in UTF-8. */
final class EncodedWordEncoder {

  private static final String Q_START = "=?UTF-8?Q?";
  private static final String B_START = "=?UTF-8?B?";
  private static final String END = "?=";

  /**
   * RFC 2047 section 2 allows 75, but only 76 in a line, and the name of the field is in the first.
   */
  private static final int LONGEST = 62;

  private static final int Q_ROOM = LONGEST - Q_START.length() - END.length();
  private static final int B_ROOM = (LONGEST - B_START.length() - END.length()) / 4 * 3;
  private static final String HEX = "0123456789ABCDEF";

  private EncodedWordEncoder() {}

  static String encode(String text) {
    requireNoControls(text);
    return isPlain(text) ? text : words(text);
  }

  /** Encodes all of the text, whether it needs it or not. */
  static String words(String text) {
    byte[] octets = utf8(text);
    int escaped = 0;
    for (byte octet : octets) {
      escaped += isSafe(octet) ? 0 : 1;
    }
    boolean quoted = escaped * 6L < octets.length;
    return quoted ? quoted(octets) : base64(octets);
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty()) {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7E) {
        return false;
      }
    }
    boolean edges = text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ';
    return !edges && !text.contains("=?") && text.indexOf('\t') < 0;
  }

  private static void requireNoControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\t') || (c >= 0x7F && c < 0xA0)) {
        throw new IllegalArgumentException(
            "text: control character " + (int) c + " at " + i + " (expected: none)");
      }
    }
  }

  static byte[] utf8(String text) {
    try {
      ByteBuffer encoded =
          StandardCharsets.UTF_8
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(text));
      byte[] octets = new byte[encoded.remaining()];
      encoded.get(octets);
      return octets;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("text: half a surrogate pair (expected: whole)", e);
    }
  }

  private static String quoted(byte[] octets) {
    StringBuilder out = new StringBuilder(Q_START);
    int room = Q_ROOM;
    for (int i = 0; i < octets.length; ) {
      int next = characterEnd(octets, i);
      int width = 0;
      for (int j = i; j < next; j++) {
        width += isSafe(octets[j]) || octets[j] == ' ' ? 1 : 3;
      }
      if (width > room) {
        out.append(END).append(' ').append(Q_START);
        room = Q_ROOM;
      }
      room -= width;
      for (; i < next; i++) {
        quoted(octets[i], out);
      }
    }
    return out.append(END).toString();
  }

  private static void quoted(byte octet, StringBuilder out) {
    if (octet == ' ') {
      out.append('_');
    } else if (isSafe(octet)) {
      out.append((char) octet);
    } else {
      out.append('=').append(HEX.charAt(octet >> 4 & 0xF)).append(HEX.charAt(octet & 0xF));
    }
  }

  private static String base64(byte[] octets) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (from < octets.length) {
      int to = from;
      while (to < octets.length && characterEnd(octets, to) - from <= B_ROOM) {
        to = characterEnd(octets, to);
      }
      byte[] piece = Arrays.copyOfRange(octets, from, to);
      out.append(out.length() == 0 ? "" : " ")
          .append(B_START)
          .append(Base64.getEncoder().encodeToString(piece))
          .append(END);
      from = to;
    }
    return out.toString();
  }

  private static int characterEnd(byte[] octets, int at) {
    int end = at + 1;
    while (end < octets.length && (octets[end] & 0xC0) == 0x80) {
      end++;
    }
    return end;
  }

  /** What may stand in an encoded word of a phrase (RFC 2047 section 5 (3)). */
  private static boolean isSafe(byte octet) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || (octet >= '0' && octet <= '9')
        || octet == '!'
        || octet == '*'
        || octet == '+'
        || octet == '-'
        || octet == '/';
  }
}
