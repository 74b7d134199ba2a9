package io.mailcore.net;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a server slows down who guesses passwords. Failures are counted by address (IPv4, or a /64 of
 * IPv6), for all protocols together.
 *
 * @param firstDelay how long the answer to the first failure waits; zero for no delay, in tests;
 *     default 2 seconds
 * @param longestDelay what the delay, doubled with each further failure, stops at; default 15
 *     seconds
 * @param failures after so many failures within {@code window} the address is refused without
 *     asking the directory, but for names that logged in well from there before; default 20
 * @param window how long a failure counts; default 10 minutes
 */
public record AuthenticationLimits(
    Duration firstDelay, Duration longestDelay, int failures, Duration window) {

  /** The limits of a server on the open Internet. */
  public static final AuthenticationLimits DEFAULT =
      new AuthenticationLimits(
          Duration.ofSeconds(2), Duration.ofSeconds(15), 20, Duration.ofMinutes(10));

  public AuthenticationLimits {
    if (requireNonNull(firstDelay, "firstDelay").isNegative()) {
      throw new IllegalArgumentException("firstDelay: " + firstDelay + " (expected: 0 or more)");
    }
    if (requireNonNull(longestDelay, "longestDelay").compareTo(firstDelay) < 0) {
      throw new IllegalArgumentException(
          "longestDelay: " + longestDelay + " (expected: " + firstDelay + " or more)");
    }
    if (failures < 1) {
      throw new IllegalArgumentException("failures: " + failures + " (expected: 1 or more)");
    }
    if (requireNonNull(window, "window").isNegative() || window.isZero()) {
      throw new IllegalArgumentException("window: " + window + " (expected: positive)");
    }
  }

  /** With no delay at all, for tests that log in wrongly on purpose. */
  public AuthenticationLimits withoutDelay() {
    return new AuthenticationLimits(Duration.ZERO, Duration.ZERO, failures, window);
  }

  /** With other delays: the first, and what the doubled ones stop at. */
  public AuthenticationLimits withDelays(Duration first, Duration longest) {
    return new AuthenticationLimits(first, longest, failures, window);
  }

  /** With another time that a failure counts. */
  public AuthenticationLimits withWindow(Duration changed) {
    return new AuthenticationLimits(firstDelay, longestDelay, failures, changed);
  }

  /** With another number of failures until an address is refused. */
  public AuthenticationLimits withFailures(int changed) {
    return new AuthenticationLimits(firstDelay, longestDelay, changed, window);
  }
}
