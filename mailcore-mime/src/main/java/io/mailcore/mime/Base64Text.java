package io.mailcore.mime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The alphabet of RFC 2045 section 6.8. */
final class Base64Text {

  static final int NONE = -1;
  static final int PAD = -2;

  private static final byte[] VALUES = new byte[256];

  static {
    Arrays.fill(VALUES, (byte) NONE);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      VALUES[alphabet.charAt(i)] = (byte) i;
    }
    VALUES['='] = PAD;
  }

  private Base64Text() {}

  /** The six bits that an octet stands for, or {@link #NONE} or {@link #PAD}. */
  static int value(int octet) {
    return octet > 0xFF ? NONE : VALUES[octet];
  }

  /** Decodes what can be, skips what can't. */
  static void decode(String text, int from, int to, ByteArrayOutputStream out) {
    int bits = 0;
    int count = 0;
    for (int i = from; i < to; i++) {
      int value = value(text.charAt(i));
      if (value == PAD) {
        bits = 0;
        count = 0;
      } else if (value != NONE) {
        bits = (bits << 6 | value) & 0xFFFFFF;
        count += 6;
        if (count >= 8) {
          count -= 8;
          out.write(bits >>> count & 0xFF);
        }
      }
    }
  }
}
