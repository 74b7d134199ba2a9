package io.mailcore.imap.wire;

import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;

/**
 * Some of many results, the first one being 1 (RFC 9394 section 4, partial-range).
 *
 * @param from a bound as the client wrote it, without its sign
 * @param to the other, which may be smaller
 * @param fromEnd whether they count from the last result on
 */
public record PartialRange(long from, long to, boolean fromEnd) {

  /** Checks the bounds. */
  public PartialRange {
    if (from < 1 || to < 1) {
      throw new IllegalArgumentException("range: " + from + ":" + to + " (expected: 1 or more)");
    }
  }

  /** Wants a range. */
  static PartialRange read(ImapReader in) {
    boolean fromEnd = in.tryChar('-');
    long from = in.nzNumber();
    in.expect(':');
    if (fromEnd) {
      in.expect('-');
    }
    return new PartialRange(from, in.nzNumber(), fromEnd);
  }

  /** How many of so many results come before those that are meant. */
  public long skipped(long count) {
    return Math.max(0, fromEnd ? count - Math.max(from, to) : Math.min(from, to) - 1);
  }

  /** How many of so many results are meant. */
  public long size(long count) {
    long end = fromEnd ? count - Math.min(from, to) + 1 : Math.min(count, Math.max(from, to));
    return Math.max(0, end - skipped(count));
  }

  /** Those that are meant of results in the order of the mailbox. */
  public UidSet of(UidSet found) {
    long skip = skipped(found.size());
    long left = size(found.size());
    UidSet.Builder some = UidSet.builder();
    for (UidRange range : found.ranges()) {
      long taken = Math.min(left, range.size() - skip);
      if (taken > 0) {
        long first = range.first().value() + skip;
        some.addRange(first, first + taken - 1);
        left -= taken;
      }
      skip = Math.max(0, skip - range.size());
    }
    return some.build();
  }

  /** The range as the client wrote it. */
  @Override
  public String toString() {
    String sign = fromEnd ? "-" : "";
    return sign + from + ":" + sign + to;
  }
}
