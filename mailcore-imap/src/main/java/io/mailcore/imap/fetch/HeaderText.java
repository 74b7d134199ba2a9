package io.mailcore.imap.fetch;

import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.mime.EncodedWords;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes text of header fields, which holds octets, one a character.
 *
 * <p>A client that has not enabled UTF-8 is never sent an octet beyond ASCII here (RFC 3501 section
 * 7.4.2): such text becomes encoded words of RFC 2047, which lose nothing.
 */
final class HeaderText {

  private HeaderText() {}

  static void write(Optional<String> octets, ImapWriter out) {
    if (octets.isPresent()) {
      write(octets.get(), out);
    } else {
      out.nil();
    }
  }

  static void write(String octets, ImapWriter out) {
    byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
    if (isAscii(octets)) {
      out.string(bytes);
    } else if (out.isUtf8()) {
      out.string(isUtf8(bytes) ? bytes : octets.getBytes(StandardCharsets.UTF_8));
    } else {
      out.string(EncodedWords.encode(encodable(EncodedWords.decode(octets))));
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Without what no encoded word may stand for: control characters and halves of pairs. */
  private static String encodable(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
