package io.mailcore.net.auth;

import java.time.Duration;

/**
 * How failures are answered.
 *
 * @param firstDelay for the first failure
 * @param longestDelay what the doubled delay stops at
 * @param failures within the window, then the address is refused
 * @param window how long a failure counts
 */
public record FailureLimits(
    Duration firstDelay, Duration longestDelay, int failures, Duration window) {}
