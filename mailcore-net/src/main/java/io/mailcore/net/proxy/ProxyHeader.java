package io.mailcore.net.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mailcore.net.address.NumericAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The header of the PROXY protocol, versions 1 and 2, as HAProxy's specification of 2020 describes
 * it.
 *
 * @param status what became of the reading
 * @param length the header's bytes; 0 unless it is complete
 * @param addresses the client's and the proxy's end; empty if the proxy speaks for itself (LOCAL)
 *     or doesn't know (UNKNOWN)
 */
public record ProxyHeader(Status status, int length, Optional<Addresses> addresses) {

  /** What became of the reading. */
  public enum Status {
    /** More bytes are needed. */
    INCOMPLETE,
    /** No header begins like this. */
    INVALID,
    /** The header is whole. */
    COMPLETE
  }

  /**
   * What a header says.
   *
   * @param source the client's end
   * @param destination what the client connected to
   */
  public record Addresses(InetSocketAddress source, InetSocketAddress destination) {}

  /** The longest header that is taken: addresses and a few hundred bytes of TLVs. */
  public static final int MAX_LENGTH = 4096;

  private static final ProxyHeader INCOMPLETE =
      new ProxyHeader(Status.INCOMPLETE, 0, Optional.empty());
  private static final ProxyHeader INVALID = new ProxyHeader(Status.INVALID, 0, Optional.empty());

  private static final byte[] SIGNATURE = {
    0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A
  };
  private static final byte[] V1 = "PROXY ".getBytes(US_ASCII);
  private static final int V1_MAX_LENGTH = 107;
  private static final int V2_HEAD = 16;
  private static final int LOCAL = 0x20;
  private static final int PROXY = 0x21;
  private static final int TCP4 = 0x11;
  private static final int TCP6 = 0x21;

  /** Reads the header at the beginning of {@code bytes}. */
  public static ProxyHeader parse(byte[] bytes) {
    if (beginsAlike(bytes, SIGNATURE)) {
      return bytes.length < V2_HEAD ? INCOMPLETE : parseV2(bytes);
    }
    return beginsAlike(bytes, V1) ? parseV1(bytes) : INVALID;
  }

  private static boolean beginsAlike(byte[] bytes, byte[] expected) {
    for (int i = 0; i < Math.min(bytes.length, expected.length); i++) {
      if (bytes[i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static ProxyHeader complete(int length, Optional<Addresses> addresses) {
    return new ProxyHeader(Status.COMPLETE, length, addresses);
  }

  private static ProxyHeader parseV1(byte[] bytes) {
    int most = Math.min(bytes.length, V1_MAX_LENGTH);
    int end = 0;
    while (end < most && bytes[end] != '\n') {
      end++;
    }
    if (end == most) {
      return bytes.length < V1_MAX_LENGTH ? INCOMPLETE : INVALID;
    }
    if (end < V1.length || bytes[end - 1] != '\r') {
      return INVALID;
    }
    String[] words = new String(bytes, 0, end - 1, US_ASCII).split(" ", -1);
    if (words[1].equals("UNKNOWN")) {
      return complete(end + 1, Optional.empty());
    }
    if (words.length != 6) {
      return INVALID;
    }
    Optional<InetSocketAddress> source = socket(words[1], words[2], words[4]);
    Optional<InetSocketAddress> destination = socket(words[1], words[3], words[5]);
    return source.isPresent() && destination.isPresent()
        ? complete(end + 1, Optional.of(new Addresses(source.get(), destination.get())))
        : INVALID;
  }

  private static Optional<InetSocketAddress> socket(String family, String address, String port) {
    boolean v4 = family.equals("TCP4");
    boolean goodPort =
        !port.isEmpty()
            && port.length() <= 5
            && isDigits(port)
            && Integer.parseInt(port) <= 65535
            && (port.length() == 1 || !port.startsWith("0"));
    if (!v4 && !family.equals("TCP6") || !goodPort) {
      return Optional.empty();
    }
    return NumericAddress.parse(address)
        .filter(parsed -> v4 == address.indexOf(':') < 0)
        .map(parsed -> new InetSocketAddress(parsed, Integer.parseInt(port)));
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static ProxyHeader parseV2(byte[] bytes) {
    int command = bytes[12] & 0xFF;
    int family = bytes[13] & 0xFF;
    int length = number(bytes, 14);
    if (command != LOCAL && command != PROXY || V2_HEAD + length > MAX_LENGTH) {
      return INVALID;
    }
    if (bytes.length < V2_HEAD + length) {
      return INCOMPLETE;
    }
    if (command == LOCAL || family == 0) {
      return complete(V2_HEAD + length, Optional.empty());
    }
    int size = family == TCP4 ? 4 : 16;
    if (family != TCP4 && family != TCP6
        || length < 2 * size + 4
        || !hasWholeTlvs(bytes, V2_HEAD + 2 * size + 4, V2_HEAD + length)) {
      return INVALID;
    }
    int ports = V2_HEAD + 2 * size;
    return complete(
        V2_HEAD + length,
        Optional.of(
            new Addresses(
                socket(bytes, V2_HEAD, size, number(bytes, ports)),
                socket(bytes, V2_HEAD + size, size, number(bytes, ports + 2)))));
  }

  private static boolean hasWholeTlvs(byte[] bytes, int from, int end) {
    int at = from;
    while (at + 3 <= end) {
      at += 3 + number(bytes, at + 1);
    }
    return at == end;
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }

  private static InetSocketAddress socket(byte[] bytes, int at, int size, int port) {
    try {
      byte[] address = Arrays.copyOfRange(bytes, at, at + size);
      return new InetSocketAddress(InetAddress.getByAddress(address), port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 and 16 bytes are addresses", e);
    }
  }
}
