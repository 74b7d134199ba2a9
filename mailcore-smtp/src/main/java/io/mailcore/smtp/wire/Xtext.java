package io.mailcore.smtp.wire;

import java.util.Optional;

/** The coding of parameter values of RFC 3461, section 4. */
final class Xtext {

  private static final String HEX = "0123456789ABCDEF";

  private Xtext() {}

  /**
   * Decodes a value. Empty if it isn't xtext, or stands for a control character or for octets
   * beyond ASCII: those have no place in an address or an id.
   */
  static Optional<String> decode(String text) {
    StringBuilder decoded = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      int c = text.charAt(at);
      if (c == '=' || c <= ' ' || c >= 0x7F) {
        return Optional.empty();
      }
      if (c == '+') {
        if (at + 2 >= text.length()) {
          return Optional.empty();
        }
        int high = HEX.indexOf(text.charAt(at + 1));
        int low = HEX.indexOf(text.charAt(at + 2));
        c = high * 16 + low;
        if (high < 0 || low < 0 || c < ' ' || c >= 0x7F) {
          return Optional.empty();
        }
        at += 2;
      }
      decoded.append((char) c);
    }
    return Optional.of(decoded.toString());
  }
}
