package io.mailcore.imap.search;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The collation {@code i;unicode-casemap} (RFC 5051): each character in title case, then decomposed
 * as far as it goes; what comes of it is compared as UTF-8, octet by octet. I18NLEVEL=1 (RFC 5255)
 * asks for it wherever texts are compared.
 */
final class Casemap {

  /** From here on characters are rare, or, as most Chinese ones, stay as they are. */
  private static final int TABLE_END = 0x3400;

  private static final int HAN_END = 0xA000;

  /** What becomes of each character below {@link #TABLE_END}; empty for one that stays. */
  private static final int[][] TABLE = new int[TABLE_END][];

  private static final int[] SAME = {};

  static {
    for (int c = 0; c < TABLE_END; c++) {
      TABLE[c] = look(c);
    }
  }

  private Casemap() {}

  private static int[] look(int c) {
    if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      return SAME;
    }
    String title = Character.toString(Character.toTitleCase(c));
    int[] folded = Normalizer.normalize(title, Normalizer.Form.NFKD).codePoints().toArray();
    return folded.length == 1 && folded[0] == c ? SAME : folded;
  }

  /** What becomes of a character of ASCII. */
  static int ascii(int c) {
    return c >= 'a' && c <= 'z' ? c - 32 : c;
  }

  /** Gives what becomes of a character, mostly one. */
  static void fold(int c, IntConsumer to) {
    if (c < 0x80) {
      to.accept(ascii(c));
      return;
    }
    int[] folded = c < TABLE_END ? TABLE[c] : c < HAN_END ? SAME : look(c);
    if (folded.length == 0) {
      to.accept(c);
    }
    for (int one : folded) {
      to.accept(one);
    }
  }

  /** A text as it is compared: two are equal where these are. */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().forEach(c -> fold(c, folded::appendCodePoint));
    return folded.toString();
  }

  /**
   * What texts are sorted by, octet by octet without sign.
   *
   * @param longest no more octets than these count
   */
  static byte[] key(String text, int longest) {
    // A character has at least one octet: no more of them than octets need be looked at.
    String start = text.length() > longest ? text.substring(0, longest) : text;
    byte[] key = fold(start).getBytes(StandardCharsets.UTF_8);
    return key.length > longest ? Arrays.copyOf(key, longest) : key;
  }
}
