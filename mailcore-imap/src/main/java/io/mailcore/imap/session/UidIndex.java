package io.mailcore.imap.session;

import io.mailcore.imap.wire.SequenceSet;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import java.util.List;

/**
 * Which message has which number: the n-th UID in ascending order has number n (RFC 3501, section
 * 2.3.1.2). Immutable.
 *
 * <p>Kept as ranges of UIDs, each with how many come before it: a million messages without gaps
 * cost one range, and looking up either way is logarithmic in the number of ranges.
 */
final class UidIndex {

  static final UidIndex EMPTY = new UidIndex(UidSet.empty());

  private final UidSet uids;
  private final int[] firsts; // unsigned, ascending
  private final int[] before; // before[i] messages lie below range i; before[n] is the size

  private UidIndex(UidSet uids) {
    List<UidRange> ranges = uids.ranges();
    this.uids = uids;
    this.firsts = new int[ranges.size()];
    this.before = new int[ranges.size() + 1];
    for (int i = 0; i < firsts.length; i++) {
      UidRange range = ranges.get(i);
      firsts[i] = (int) range.first().value();
      before[i + 1] = Math.toIntExact(before[i] + range.size());
    }
  }

  static UidIndex of(UidSet uids) {
    return new UidIndex(uids);
  }

  /** How many messages there are. */
  int size() {
    return before[firsts.length];
  }

  UidSet uids() {
    return uids;
  }

  /** The largest UID, 0 if there is none. */
  long lastUid() {
    return size() == 0 ? 0 : uid(size());
  }

  /**
   * The UID of message {@code number}.
   *
   * @param number 1 to {@link #size()}
   */
  long uid(int number) {
    if (number < 1 || number > size()) {
      throw new IndexOutOfBoundsException("number: " + number + " (expected: 1 to " + size() + ")");
    }
    int low = 0;
    int high = firsts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (before[middle] < number) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return Integer.toUnsignedLong(firsts[low]) + (number - before[low] - 1);
  }

  /** The number of the message with this UID, 0 if there is none. */
  int number(long uid) {
    int low = 0;
    int high = firsts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long first = Integer.toUnsignedLong(firsts[middle]);
      long last = first + (before[middle + 1] - before[middle]) - 1;
      if (uid < first) {
        high = middle - 1;
      } else if (uid > last) {
        low = middle + 1;
      } else {
        return before[middle] + (int) (uid - first) + 1;
      }
    }
    return 0;
  }

  /** The UIDs of the messages with these numbers, all of which are there. */
  UidSet uidsOf(List<SequenceSet.Range> numbers) {
    UidSet.Builder found = UidSet.builder();
    for (SequenceSet.Range range : numbers) {
      addRange((int) range.first(), (int) range.last(), found);
    }
    return found.build();
  }

  private void addRange(int first, int last, UidSet.Builder to) {
    int number = first;
    while (number <= last) {
      long uid = uid(number);
      // As far as this range of UIDs goes on without a gap.
      int end = Math.min(last, rangeEnd(number));
      to.addRange(uid, uid + (end - number));
      number = end + 1;
    }
  }

  private int rangeEnd(int number) {
    int low = 0;
    int high = firsts.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (before[middle + 1] < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return before[low + 1];
  }
}
