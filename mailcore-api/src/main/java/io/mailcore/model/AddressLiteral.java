package io.mailcore.model;

import java.util.Locale;

/**
 * Address literals of RFC 5321, section 4.1.3: {@code [192.0.2.1]} and {@code [IPv6:2001:db8::1]}.
 */
final class AddressLiteral {

  private static final String IPV6_TAG = "ipv6:";

  // RFC 5321, section 4.1.3: "::" stands for at least two groups of zeros.
  private static final int MAX_BESIDE_COMPRESSED = 6;

  private AddressLiteral() {}

  /** Returns the literal in its kept form, or throws {@link IllegalArgumentException}. */
  static String check(String text) {
    String inner = text.endsWith("]") ? text.substring(1, text.length() - 1) : "";
    if (isIpv4(inner)) {
      return text;
    }
    String folded = inner.toLowerCase(Locale.ROOT);
    if (folded.startsWith(IPV6_TAG) && isIpv6(folded.substring(IPV6_TAG.length()))) {
      return "[IPv6:" + folded.substring(IPV6_TAG.length()) + "]";
    }
    throw new IllegalArgumentException("domain: not an address literal");
  }

  private static boolean isIpv4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      if (part.isEmpty()
          || part.length() > 3
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return false;
      }
      if (Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIpv6(String text) {
    int compressed = text.indexOf("::");
    if (compressed != text.lastIndexOf("::")) {
      return false;
    }
    if (compressed < 0) {
      return groups(text, true) == 8;
    }
    int before = groups(text.substring(0, compressed), false);
    int after = groups(text.substring(compressed + 2), true);
    return before >= 0 && after >= 0 && before + after <= MAX_BESIDE_COMPRESSED;
  }

  /**
   * How many groups of 16 bits the text has (an IPv4 address at its end counts two), or -1 if it
   * isn't right.
   */
  private static int groups(String text, boolean mayEndInIpv4) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      if (mayEndInIpv4 && i == parts.length - 1 && isIpv4(parts[i])) {
        count += 2;
      } else if (isGroup(parts[i])) {
        count++;
      } else {
        return -1;
      }
    }
    return count;
  }

  private static boolean isGroup(String part) {
    return !part.isEmpty()
        && part.length() <= 4
        && part.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
  }
}
