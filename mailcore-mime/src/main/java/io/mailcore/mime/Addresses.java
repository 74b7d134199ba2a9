package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads lists of addresses (RFC 5322 section 3.4) with all that section 4.4 still allows: groups,
 * source routes, comments anywhere, blanks around dots. What is not an address by any rule is kept
 * as the local part of one without a domain.
 */
public final class Addresses {

  private Addresses() {}

  /**
   * Reads the value of an address field. Never fails, takes time linear in the length, and stops at
   * the default number of addresses.
   *
   * @param value the value as octets, folded or not
   */
  public static List<EnvelopeAddress> parse(byte[] value) {
    return parse(new String(requireNonNull(value, "value"), StandardCharsets.ISO_8859_1));
  }

  /**
   * Reads the value of an address field, as {@link #parse(byte[])}.
   *
   * @param value the value, folded or not
   */
  public static List<EnvelopeAddress> parse(String value) {
    return parse(value, MimeLimits.defaults());
  }

  /**
   * Reads the value of an address field up to the number of addresses that the limits allow. A
   * group that is open at the limit is closed.
   */
  public static List<EnvelopeAddress> parse(String value, MimeLimits limits) {
    requireNonNull(value, "value");
    requireNonNull(limits, "limits");
    return new AddressParser(FieldText.unfold(value), limits.addresses()).parse();
  }
}
