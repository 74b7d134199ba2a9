package io.mailcore.store.exchange;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Text in the 7-bit form that names of mailboxes have on disk (RFC 3501, section 5.1.3): printable
 * ASCII stands for itself, {@code &-} for an ampersand, all else is base64 of UTF-16 between {@code
 * &} and {@code -}.
 */
public final class ModifiedUtf7 {

  private ModifiedUtf7() {}

  /** Writes text of whole code points. */
  public static String encode(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !isDirect(text.charAt(end))) {
        end++;
      }
      if (end > at) {
        byte[] utf16 = text.substring(at, end).getBytes(StandardCharsets.UTF_16BE);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(utf16);
        out.append('&').append(base64.replace('/', ',')).append('-');
        at = end;
      } else {
        char c = text.charAt(at);
        out.append(c == '&' ? "&-" : String.valueOf(c));
        at++;
      }
    }
    return out.toString();
  }

  private static boolean isDirect(char c) {
    return c >= ' ' && c < 0x7F;
  }

  /** Reads text in this form, or gives nothing if it isn't. */
  public static Optional<String> decode(String form) {
    StringBuilder out = new StringBuilder(form.length());
    int at = 0;
    while (at < form.length()) {
      char c = form.charAt(at);
      int end = c == '&' ? form.indexOf('-', at) : at;
      if (!isDirect(c) || end < 0) {
        return Optional.empty();
      }
      if (c != '&') {
        out.append(c);
      } else if (end == at + 1) {
        out.append('&');
      } else {
        Optional<String> text = base64(form.substring(at + 1, end));
        if (text.isEmpty()) {
          return Optional.empty();
        }
        out.append(text.get());
      }
      at = end + 1;
    }
    return Optional.of(out.toString());
  }

  private static Optional<String> base64(String base64) {
    if (base64.indexOf('/') >= 0) {
      return Optional.empty();
    }
    try {
      ByteBuffer utf16 = ByteBuffer.wrap(Base64.getDecoder().decode(base64.replace(',', '/')));
      CharBuffer text = StandardCharsets.UTF_16BE.newDecoder().decode(utf16);
      return Optional.of(text.toString());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
