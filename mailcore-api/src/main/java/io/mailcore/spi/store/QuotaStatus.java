package io.mailcore.spi.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.QuotaLimit;

/**
 * What an account holds and may hold, of one moment (RFC 9208, section 3).
 *
 * @param octets the octets of all its messages
 * @param messages how many those are
 * @param limit how much they may be
 */
public record QuotaStatus(long octets, long messages, QuotaLimit limit) {

  public QuotaStatus {
    requireNonNull(limit, "limit");
    if (octets < 0 || messages < 0) {
      throw new IllegalArgumentException("usage: negative (expected: 0 or more)");
    }
  }

  /** Whether one message more of this size stays within the limit. */
  public boolean hasRoomFor(long messageOctets) {
    return limit.allows(octets + messageOctets, messages + 1);
  }
}
