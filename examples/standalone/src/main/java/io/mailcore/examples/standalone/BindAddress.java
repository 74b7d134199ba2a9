package io.mailcore.examples.standalone;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where a listener is bound, as the command line says it: {@code [host:]port}.
 *
 * @param host the loopback address unless given
 * @param port 0 for any free one
 */
record BindAddress(String host, int port) {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int MAX_PORT = 65535;

  static BindAddress ofPort(int port) {
    return new BindAddress(LOOPBACK, port);
  }

  static BindAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? LOOPBACK : text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    if (host.isEmpty()) {
      throw new IllegalArgumentException("'" + text + "' has no host (expected: [host:]port)");
    }
    return new BindAddress(host, port(text, text.substring(colon + 1)));
  }

  /** Whether this machine alone can reach it. False for a name that has no address. */
  boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static int port(String text, String digits) {
    try {
      int port = Integer.parseInt(digits);
      if (port >= 0 && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number that is out of range.
    }
    throw new IllegalArgumentException(
        "'" + text + "' has no port (expected: [host:]port with a port of 0 to " + MAX_PORT + ")");
  }
}
