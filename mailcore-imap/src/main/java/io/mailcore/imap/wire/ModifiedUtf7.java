package io.mailcore.imap.wire;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Mailbox names in the 7-bit form of RFC 3501 section 5.1.3.
 *
 * <p>Each name has exactly one such form, and {@link #decode} takes no other: two spellings of one
 * name would be two ways past a check on names.
 */
public final class ModifiedUtf7 {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

  private ModifiedUtf7() {}

  /**
   * Writes a name.
   *
   * @param name text of whole code points: surrogates in pairs
   * @return printable ASCII
   */
  public static String encode(String name) {
    requireNonNull(name, "name");
    if (isPlain(name)) {
      return name;
    }
    StringBuilder out = new StringBuilder(name.length() + 8);
    int i = 0;
    while (i < name.length()) {
      char c = name.charAt(i);
      if (c == '&') {
        out.append("&-");
        i++;
      } else if (direct(c)) {
        out.append(c);
        i++;
      } else {
        int end = i;
        while (end < name.length() && !direct(name.charAt(end))) {
          end++;
        }
        shift(name, i, end, out);
        i = end;
      }
    }
    return out.toString();
  }

  /**
   * Reads a name.
   *
   * @param encoded what came from the wire
   * @return the name, or nothing if this is not the one form of a name
   */
  public static Optional<String> decode(String encoded) {
    requireNonNull(encoded, "encoded");
    if (isPlain(encoded)) {
      return Optional.of(encoded);
    }
    StringBuilder out = new StringBuilder(encoded.length());
    int i = 0;
    while (i < encoded.length()) {
      char c = encoded.charAt(i);
      if (!direct(c)) {
        return Optional.empty();
      }
      i++;
      if (c != '&') {
        out.append(c);
        continue;
      }
      int end = encoded.indexOf('-', i);
      if (end < 0) {
        return Optional.empty();
      }
      if (end == i) {
        out.append('&');
      } else if (!unshift(encoded, i, end, out)) {
        return Optional.empty();
      }
      i = end + 1;
    }
    String name = out.toString();
    // Superfluous shifts ("&Jjo-&Jjo-") read well but are not what would be written.
    return wellFormed(name) && encode(name).equals(encoded) ? Optional.of(name) : Optional.empty();
  }

  /** Whether both forms are this text, as those of most names are. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '&' || !direct(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean direct(char c) {
    return c >= 0x20 && c <= 0x7E;
  }

  private static void shift(String name, int from, int to, StringBuilder out) {
    out.append('&');
    int bits = 0;
    int pending = 0;
    for (int i = from; i < to; i++) {
      pending = (pending << 16) | name.charAt(i);
      bits += 16;
      while (bits >= 6) {
        bits -= 6;
        out.append(ALPHABET.charAt((pending >> bits) & 0x3F));
      }
      pending &= (1 << bits) - 1;
    }
    if (bits > 0) {
      out.append(ALPHABET.charAt((pending << (6 - bits)) & 0x3F));
    }
    out.append('-');
  }

  private static boolean unshift(String encoded, int from, int to, StringBuilder out) {
    int bits = 0;
    int pending = 0;
    for (int i = from; i < to; i++) {
      int value = ALPHABET.indexOf(encoded.charAt(i));
      if (value < 0) {
        return false;
      }
      pending = (pending << 6) | value;
      bits += 6;
      if (bits >= 16) {
        bits -= 16;
        char unit = (char) ((pending >> bits) & 0xFFFF);
        if (direct(unit)) {
          return false;
        }
        out.append(unit);
        pending &= (1 << bits) - 1;
      }
    }
    return bits < 6 && pending == 0;
  }

  private static boolean wellFormed(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == name.length() || !Character.isLowSurrogate(name.charAt(i))) {
          return false;
        }
      } else if (Character.isLowSurrogate(c)) {
        return false;
      }
    }
    return true;
  }
}
