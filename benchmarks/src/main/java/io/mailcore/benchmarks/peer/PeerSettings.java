package io.mailcore.benchmarks.peer;

import java.nio.file.Path;

/**
 * How servers are started, all alike: accounts {@code user0@example.test} to {@code
 * user63@example.test} with the password {@code secret}, no limits on connections.
 *
 * @param directory for what they keep; each makes one of its own below it
 * @param heapMegabytes the heap of those that are in a JVM
 * @param tls whether they offer TLS
 */
public record PeerSettings(Path directory, int heapMegabytes, boolean tls) {

  /** How many accounts there are. */
  public static final int ACCOUNTS = 64;

  /** The domain of the accounts. */
  public static final String DOMAIN = "example.test";

  /** The password of every account. */
  public static final String PASSWORD = "secret";

  /** The largest message that they take. */
  public static final long MAX_MESSAGE_OCTETS = 1200L << 20;

  /** The address of an account. */
  public static String address(int account) {
    return "user" + account + "@" + DOMAIN;
  }
}
