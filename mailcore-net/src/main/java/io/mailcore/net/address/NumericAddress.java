package io.mailcore.net.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Reads addresses in digits, and never asks a name server what else a text could mean. */
public final class NumericAddress {

  private static final int MOST_V6_DIGITS = 45;

  private NumericAddress() {}

  /**
   * The address, if {@code text} is one: four decimal numbers with dots and without leading zeros
   * (RFC 6943, section 3.1.1), or IPv6 without a zone (RFC 4291, section 2.2).
   */
  public static Optional<InetAddress> parse(String text) {
    if (!isV4(text) && !mayBeV6(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static boolean isV4(String text) {
    String[] parts = text.split("\\.", 5);
    boolean good = parts.length == 4;
    for (String part : parts) {
      good &=
          !part.isEmpty()
              && part.length() <= 3
              && part.chars().allMatch(c -> c >= '0' && c <= '9')
              && (part.length() == 1 || part.charAt(0) != '0')
              && Integer.parseInt(part) <= 255;
    }
    return good;
  }

  /** With a colon in it and a digit or colon in front, the JDK takes it for IPv6 or nothing. */
  private static boolean mayBeV6(String text) {
    return text.indexOf(':') >= 0
        && text.charAt(0) != '.'
        && text.length() <= MOST_V6_DIGITS
        && text.chars()
            .allMatch(
                c ->
                    c == ':'
                        || c == '.'
                        || c >= '0' && c <= '9'
                        || c >= 'a' && c <= 'f'
                        || c >= 'A' && c <= 'F');
  }
}
