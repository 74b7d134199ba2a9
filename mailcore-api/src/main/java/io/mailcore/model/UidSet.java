package io.mailcore.model;

import static java.util.Objects.requireNonNull;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * A set of UIDs, held as sorted ranges: a mailbox without gaps costs one range, whatever its size.
 *
 * <p>Operations are linear in the number of ranges, never in the numbers they span, unless they say
 * otherwise.
 */
public final class UidSet {

  private static final UidSet EMPTY = new UidSet(new long[0]);

  // first, last, first, last ...: ascending, and never touching (a gap of one at least lies between
  // two ranges).
  private final long[] bounds;

  private UidSet(long[] bounds) {
    this.bounds = bounds;
  }

  /** The empty set. */
  public static UidSet empty() {
    return EMPTY;
  }

  /** The set of one UID. */
  public static UidSet of(Uid uid) {
    return new UidSet(new long[] {uid.value(), uid.value()});
  }

  /** The set of these values, in any order, doubled or not. */
  public static UidSet of(long... values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    Builder builder = builder();
    for (long value : sorted) {
      builder.add(value);
    }
    return builder.build();
  }

  /** The set of all UIDs of a range. */
  public static UidSet of(UidRange range) {
    return new UidSet(new long[] {range.first().value(), range.last().value()});
  }

  /** The set of these UIDs, in any order, doubled or not. */
  public static UidSet of(Collection<Uid> uids) {
    return of(uids.stream().mapToLong(Uid::value).toArray());
  }

  /** The union of these ranges, in any order, overlapping or not. */
  public static UidSet ofRanges(Collection<UidRange> ranges) {
    Builder builder = builder();
    ranges.stream()
        .sorted((a, b) -> a.first().compareTo(b.first()))
        .forEach(range -> builder.addRange(range.first().value(), range.last().value()));
    return builder.build();
  }

  /** A builder that takes UIDs in ascending order. */
  public static Builder builder() {
    return new Builder();
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return bounds.length == 0;
  }

  /** How many UIDs are in it. */
  public long size() {
    long size = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      size += bounds[i + 1] - bounds[i] + 1;
    }
    return size;
  }

  /** Whether this value is in it; logarithmic in the number of ranges. */
  public boolean contains(long value) {
    int at = Arrays.binarySearch(bounds, value);
    return at >= 0 || (-at - 1) % 2 == 1;
  }

  /** Whether this UID is in it; logarithmic in the number of ranges. */
  public boolean contains(Uid uid) {
    return contains(uid.value());
  }

  /** The smallest UID. */
  public Optional<Uid> first() {
    return isEmpty() ? Optional.empty() : Optional.of(Uid.of(bounds[0]));
  }

  /** The largest UID. */
  public Optional<Uid> last() {
    return isEmpty() ? Optional.empty() : Optional.of(Uid.of(bounds[bounds.length - 1]));
  }

  /** The ranges, ascending, none touching the next. */
  public List<UidRange> ranges() {
    return new AbstractList<>() {
      @Override
      public UidRange get(int index) {
        return UidRange.of(bounds[index * 2], bounds[index * 2 + 1]);
      }

      @Override
      public int size() {
        return bounds.length / 2;
      }
    };
  }

  /** Calls {@code action} with each value, ascending; linear in the size of the set. */
  public void forEach(LongConsumer action) {
    requireNonNull(action, "action");
    for (int i = 0; i < bounds.length; i += 2) {
      for (long value = bounds[i]; value <= bounds[i + 1]; value++) {
        action.accept(value);
      }
    }
  }

  /** The values, ascending. */
  public LongStream stream() {
    LongStream.Builder starts = LongStream.builder();
    for (int i = 0; i < bounds.length; i += 2) {
      starts.add(i);
    }
    return starts
        .build()
        .flatMap(i -> LongStream.rangeClosed(bounds[(int) i], bounds[(int) i + 1]));
  }

  /** What is in this set, in {@code other}, or in both. */
  public UidSet union(UidSet other) {
    Builder builder = builder();
    int a = 0;
    int b = 0;
    while (a < bounds.length || b < other.bounds.length) {
      boolean mine = b >= other.bounds.length || a < bounds.length && bounds[a] <= other.bounds[b];
      if (mine) {
        builder.addRange(bounds[a], bounds[a + 1]);
        a += 2;
      } else {
        builder.addRange(other.bounds[b], other.bounds[b + 1]);
        b += 2;
      }
    }
    return builder.build();
  }

  /** What is in both this set and {@code other}. */
  public UidSet intersection(UidSet other) {
    Builder builder = builder();
    int a = 0;
    int b = 0;
    while (a < bounds.length && b < other.bounds.length) {
      long first = Math.max(bounds[a], other.bounds[b]);
      long last = Math.min(bounds[a + 1], other.bounds[b + 1]);
      if (first <= last) {
        builder.addRange(first, last);
      }
      if (bounds[a + 1] < other.bounds[b + 1]) {
        a += 2;
      } else {
        b += 2;
      }
    }
    return builder.build();
  }

  /** What is in this set but not in {@code other}. */
  public UidSet minus(UidSet other) {
    Builder builder = builder();
    int b = 0;
    for (int a = 0; a < bounds.length; a += 2) {
      long first = bounds[a];
      long last = bounds[a + 1];
      while (b < other.bounds.length && other.bounds[b + 1] < first) {
        b += 2;
      }
      for (int i = b; i < other.bounds.length && other.bounds[i] <= last; i += 2) {
        if (other.bounds[i] > first) {
          builder.addRange(first, other.bounds[i] - 1);
        }
        first = other.bounds[i + 1] + 1;
      }
      if (first <= last) {
        builder.addRange(first, last);
      }
    }
    return builder.build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UidSet set && Arrays.equals(bounds, set.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  /** The set as IMAP writes it, for example {@code 1:3,7}; empty for the empty set. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bounds.length; i += 2) {
      text.append(i == 0 ? "" : ",").append(bounds[i]);
      if (bounds[i + 1] > bounds[i]) {
        text.append(':').append(bounds[i + 1]);
      }
    }
    return text.toString();
  }

  /**
   * Gathers a set from values and ranges in ascending order; not safe for use by several threads.
   */
  public static final class Builder {

    private long[] bounds = new long[16];
    private int length;

    private Builder() {}

    /**
     * Adds one value.
     *
     * @throws IllegalArgumentException if it lies before the start of the range added last, or is
     *     no UID
     */
    public Builder add(long value) {
      return addRange(value, value);
    }

    /**
     * Adds all values from {@code first} to {@code last}.
     *
     * @throws IllegalArgumentException if {@code first} lies before the start of the range added
     *     last, or either is no UID
     */
    public Builder addRange(long first, long last) {
      if (first < 1 || last < first || last > Uid.MAX_VALUE) {
        throw new IllegalArgumentException("range: " + first + ":" + last);
      }
      if (length > 0 && first < bounds[length - 2]) {
        throw new IllegalArgumentException("range: " + first + " (expected: ascending)");
      }
      if (length > 0 && first <= bounds[length - 1] + 1) {
        bounds[length - 1] = Math.max(bounds[length - 1], last);
        return this;
      }
      if (length == bounds.length) {
        bounds = Arrays.copyOf(bounds, length * 2);
      }
      bounds[length++] = first;
      bounds[length++] = last;
      return this;
    }

    /** The set of what has been added. */
    public UidSet build() {
      return length == 0 ? EMPTY : new UidSet(Arrays.copyOf(bounds, length));
    }
  }
}
