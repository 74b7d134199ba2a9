package io.mailcore.store.memory;

import static java.util.Objects.requireNonNull;

import io.mailcore.spi.store.QuotaPolicy;

/**
 * How large a store in memory may grow.
 *
 * @param bytes the most octets of all messages, staged ones included; copies that share a blob
 *     count once
 * @param messages the most messages in all mailboxes
 * @param dropOldest whether the oldest messages make room where there is none; otherwise new ones
 *     are refused
 * @param quotas how much each account may hold, copies counted each
 * @param removals how many removed messages a mailbox remembers for {@code changesSince}
 */
public record MemoryLimits(
    long bytes, long messages, boolean dropOldest, QuotaPolicy quotas, int removals) {

  /** The most keywords of a mailbox. */
  static final int KEYWORDS = 200;

  /** The most mailboxes, and also subscriptions, of an account. */
  static final int MAILBOXES = 10_000;

  public MemoryLimits {
    require("bytes", bytes);
    require("messages", messages);
    requireNonNull(quotas, "quotas");
    require("removals", removals);
  }

  private static void require(String what, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + ": " + value + " (expected: 1 or more)");
    }
  }
}
