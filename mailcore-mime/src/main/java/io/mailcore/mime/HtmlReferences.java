package io.mailcore.mime;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Character references of HTML, those that are common in mail. */
final class HtmlReferences {

  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("shy", ""),
          Map.entry("zwnj", ""),
          Map.entry("zwj", ""),
          Map.entry("copy", "\u00a9"),
          Map.entry("reg", "\u00ae"),
          Map.entry("trade", "\u2122"),
          Map.entry("euro", "\u20ac"),
          Map.entry("pound", "\u00a3"),
          Map.entry("ndash", "\u2013"),
          Map.entry("mdash", "\u2014"),
          Map.entry("lsquo", "\u2018"),
          Map.entry("rsquo", "\u2019"),
          Map.entry("ldquo", "\u201c"),
          Map.entry("rdquo", "\u201d"),
          Map.entry("laquo", "\u00ab"),
          Map.entry("raquo", "\u00bb"),
          Map.entry("bull", "\u2022"),
          Map.entry("middot", "\u00b7"),
          Map.entry("hellip", "\u2026"),
          Map.entry("auml", "\u00e4"),
          Map.entry("ouml", "\u00f6"),
          Map.entry("uuml", "\u00fc"),
          Map.entry("Auml", "\u00c4"),
          Map.entry("Ouml", "\u00d6"),
          Map.entry("Uuml", "\u00dc"),
          Map.entry("szlig", "\u00df"),
          Map.entry("eacute", "\u00e9"),
          Map.entry("egrave", "\u00e8"),
          Map.entry("agrave", "\u00e0"),
          Map.entry("ccedil", "\u00e7"));

  private HtmlReferences() {}

  /**
   * What a reference stands for; itself if that isn't known.
   *
   * @param name what follows the ampersand
   * @param ended whether a semicolon follows
   */
  static String decode(String name, boolean ended) {
    @Nullable String known = name.startsWith("#") ? numbered(name.substring(1)) : NAMED.get(name);
    return known != null ? known : "&" + name + (ended ? ";" : "");
  }

  private static @Nullable String numbered(String digits) {
    boolean hex = digits.startsWith("x") || digits.startsWith("X");
    int number = 0;
    for (int i = hex ? 1 : 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), hex ? 16 : 10);
      if (digit < 0 || number > Character.MAX_CODE_POINT) {
        return null;
      }
      number = number * (hex ? 16 : 10) + digit;
    }
    boolean valid =
        digits.length() > (hex ? 1 : 0)
            && Character.isValidCodePoint(number)
            && (number < Character.MIN_SURROGATE || number > Character.MAX_SURROGATE);
    return valid ? Character.toString(number) : null;
  }
}
