package io.mailcore.net.address;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.util.Arrays;

/** Addresses with a common beginning (RFC 4632, RFC 4291): {@code 10.0.0.0/8}, {@code ::1}. */
public final class AddressRange {

  private final byte[] network;
  private final int prefix;

  private AddressRange(byte[] network, int prefix) {
    this.network = network;
    this.prefix = prefix;
  }

  /**
   * Reads an address, alone or with the length of its prefix. Looks nothing up.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static AddressRange of(String text) {
    requireNonNull(text, "text");
    int slash = text.indexOf('/');
    byte[] network = address(slash < 0 ? text : text.substring(0, slash), text);
    int most = network.length * 8;
    int prefix = slash < 0 ? most : number(text.substring(slash + 1), text);
    if (prefix > most) {
      throw new IllegalArgumentException(
          "range: " + text + " (expected: a prefix of 0 to " + most + ")");
    }
    return new AddressRange(network, prefix);
  }

  private static int number(String digits, String text) {
    boolean plain =
        !digits.isEmpty()
            && digits.length() <= 3
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!plain) {
      throw new IllegalArgumentException("range: " + text + " (expected: address/prefix)");
    }
    return Integer.parseInt(digits);
  }

  private static byte[] address(String address, String text) {
    return NumericAddress.parse(address)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "range: " + text + " (expected: an IP address, or address/prefix)"))
        .getAddress();
  }

  /** Whether {@code address} is one of these. */
  public boolean contains(InetAddress address) {
    byte[] other = address.getAddress();
    int whole = prefix / 8;
    int rest = prefix % 8;
    if (other.length != network.length || !Arrays.equals(network, 0, whole, other, 0, whole)) {
      return false;
    }
    int mask = 0xFF << 8 - rest;
    return rest == 0 || (network[whole] & mask) == (other[whole] & mask);
  }
}
