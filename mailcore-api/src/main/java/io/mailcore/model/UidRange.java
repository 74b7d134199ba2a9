package io.mailcore.model;

import static java.util.Objects.requireNonNull;

/**
 * All UIDs from {@code first} to {@code last}, both included.
 *
 * @param first the smallest
 * @param last the largest, not below {@code first}
 */
public record UidRange(Uid first, Uid last) {

  /** Every UID that there can be. */
  public static final UidRange ALL = new UidRange(Uid.MIN, Uid.MAX);

  public UidRange {
    requireNonNull(first, "first");
    requireNonNull(last, "last");
    if (last.value() < first.value()) {
      throw new IllegalArgumentException("range: " + first + ":" + last + " (expected: ascending)");
    }
  }

  /** The range from {@code first} to {@code last}. */
  public static UidRange of(long first, long last) {
    return new UidRange(Uid.of(first), Uid.of(last));
  }

  /** From {@code first} up. */
  public static UidRange from(Uid first) {
    return new UidRange(first, Uid.MAX);
  }

  /** How many UIDs it spans. */
  public long size() {
    return last.value() - first.value() + 1;
  }

  /** Whether {@code uid} lies in it. */
  public boolean contains(Uid uid) {
    return uid.value() >= first.value() && uid.value() <= last.value();
  }

  @Override
  public String toString() {
    return first.equals(last) ? first.toString() : first + ":" + last;
  }
}
