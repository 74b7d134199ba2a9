package io.mailcore.net.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * What counts as one client: an IPv4 address, or a /64 of IPv6, of which a single host has all
 * addresses at its disposal.
 *
 * @param v6 whether {@code bits} are of IPv6
 * @param bits the address, or its first half
 */
public record AddressBlock(boolean v6, long bits) {

  /** The block that {@code address} is in. */
  public static AddressBlock of(InetAddress address) {
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
    return address instanceof Inet4Address
        ? new AddressBlock(false, bytes.getInt())
        : new AddressBlock(true, bytes.getLong());
  }
}
