package io.mailcore.model;

import java.util.OptionalLong;

/**
 * How much an account may hold, over all its mailboxes (RFC 9208, section 5: STORAGE and MESSAGE).
 * Immutable.
 *
 * @param octets the most octets of messages, 0 or more; empty for no limit
 * @param messages the most messages, 0 or more; empty for no limit
 */
public record QuotaLimit(OptionalLong octets, OptionalLong messages) {

  /** As much as there is room for. */
  public static final QuotaLimit NONE = new QuotaLimit(OptionalLong.empty(), OptionalLong.empty());

  public QuotaLimit {
    check("octets", octets);
    check("messages", messages);
  }

  private static void check(String what, OptionalLong limit) {
    if (limit.isPresent() && limit.getAsLong() < 0) {
      throw new IllegalArgumentException(
          what + ": " + limit.getAsLong() + " (expected: 0 or more)");
    }
  }

  /** At most so many octets. */
  public static QuotaLimit ofOctets(long octets) {
    return new QuotaLimit(OptionalLong.of(octets), OptionalLong.empty());
  }

  /** At most so many messages. */
  public static QuotaLimit ofMessages(long messages) {
    return new QuotaLimit(OptionalLong.empty(), OptionalLong.of(messages));
  }

  /** This limit, and at most so many octets. */
  public QuotaLimit withOctets(long most) {
    return new QuotaLimit(OptionalLong.of(most), messages);
  }

  /** This limit, and at most so many messages. */
  public QuotaLimit withMessages(long most) {
    return new QuotaLimit(octets, OptionalLong.of(most));
  }

  /** Whether there is no limit at all. */
  public boolean isNone() {
    return octets.isEmpty() && messages.isEmpty();
  }

  /** Whether an account that held just so much would be within the limit. */
  public boolean allows(long heldOctets, long heldMessages) {
    return heldOctets <= octets.orElse(Long.MAX_VALUE)
        && heldMessages <= messages.orElse(Long.MAX_VALUE);
  }
}
