package io.mailcore.mime;

import java.nio.charset.StandardCharsets;

/** Writes parameters whose value may be long or beyond ASCII (RFC 2231 sections 3 and 4). */
final class Rfc2231Encoder {

  private static final int SEGMENT = 54;
  private static final String HEX = "0123456789ABCDEF";

  private Rfc2231Encoder() {}

  /** Returns the parameter with a semicolon and a blank before it and each of its segments. */
  static String parameter(String name, String value) {
    byte[] utf8 = EncodedWordEncoder.utf8(value);
    if (utf8.length == value.length() && value.length() <= SEGMENT) {
      return "; " + name + "=" + HeaderWriter.quoted(value);
    }
    StringBuilder segment = new StringBuilder("UTF-8''");
    StringBuilder all = new StringBuilder();
    int number = 0;
    for (int i = 0; i < utf8.length; ) {
      int end = i + 1;
      while (end < utf8.length && (utf8[end] & 0xC0) == 0x80) {
        end++;
      }
      if (segment.length() + 3 * (end - i) > SEGMENT) {
        all.append("; ").append(name).append('*').append(number++).append("*=").append(segment);
        segment.setLength(0);
      }
      for (; i < end; i++) {
        append(utf8[i], segment);
      }
    }
    String last = number == 0 ? "*=" : "*" + number + "*=";
    return all.append("; ").append(name).append(last).append(segment).toString();
  }

  private static void append(byte octet, StringBuilder segment) {
    char c = (char) (octet & 0xFF);
    boolean plain =
        (c >= 'a' && c <= 'z')
            || (c >= 'A' && c <= 'Z')
            || (c >= '0' && c <= '9')
            || "-._~".indexOf(c) >= 0;
    if (plain) {
      segment.append(new String(new byte[] {octet}, StandardCharsets.US_ASCII));
    } else {
      segment.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
    }
  }
}
