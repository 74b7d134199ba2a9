package io.mailcore.imap.wire;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A {@code sequence-set} as a client wrote it (RFC 3501 section 9), of message numbers or of UIDs,
 * or {@code $}, the saved search result (RFC 5182).
 *
 * <p>It may say {@code *}, whose value only the mailbox knows: {@link #resolve} puts it in. All
 * work depends on how many ranges there are, never on how many numbers they span. Immutable.
 */
public final class SequenceSet {

  /** Largest message number or UID: 2^32-1. */
  public static final long MAX_NUMBER = 0xFFFF_FFFFL;

  /** The saved search result, {@code $}. */
  public static final SequenceSet SAVED = new SequenceSet(new long[0], true);

  private static final long STAR = 0;

  /** First and last of each range in turn, {@link #STAR} for {@code *}. */
  private final long[] bounds;

  private final boolean saved;

  private SequenceSet(long[] bounds, boolean saved) {
    this.bounds = bounds;
    this.saved = saved;
  }

  /**
   * Reads a sequence set.
   *
   * @param text such as {@code 1,3:5,7:*}
   * @return the set, or nothing if the text is not one
   */
  public static Optional<SequenceSet> parse(String text) {
    requireNonNull(text, "text");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return parse(bytes, 0, bytes.length);
  }

  static Optional<SequenceSet> parse(byte[] bytes, int from, int to) {
    if (to - from == 1 && bytes[from] == '$') {
      return Optional.of(SAVED);
    }
    Parser parser = new Parser(bytes, from, to);
    return parser.set();
  }

  /** Whether this is {@code $}, so that it has no numbers of its own. */
  public boolean isSaved() {
    return saved;
  }

  /** Whether it says numbers alone, no {@code *} and no {@code $}. */
  public boolean isFixed() {
    for (long bound : bounds) {
      if (bound == STAR) {
        return false;
      }
    }
    return !saved;
  }

  /** Whether it {@link #isFixed says numbers alone}, each once, from the smallest on. */
  public boolean isAscending() {
    long before = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      if (bounds[i] <= before || bounds[i + 1] < bounds[i]) {
        return false;
      }
      before = bounds[i + 1];
    }
    return !saved;
  }

  /** How many numbers a set has that {@link #isAscending is ascending}. */
  public long count() {
    long count = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      count += bounds[i + 1] - bounds[i] + 1;
    }
    return count;
  }

  /**
   * Puts in the largest number that is in use: {@code *} becomes it, a range may be written either
   * way round, and what lies outside of 1 to {@code max} is left out, so that {@code 4294967295:*}
   * is the last message alone. Takes time O(r log r) for r ranges.
   *
   * @param max largest message number or UID, 0 if there is none
   * @return disjoint ranges that don't touch, ascending
   * @throws IllegalStateException if this is {@code $}
   */
  public List<Range> resolve(long max) {
    return ranges(resolveUids(max));
  }

  /**
   * Whether there is a message for each number that the set says, as there should be (RFC 3501,
   * section 9, seq-number); {@code *} needs one at all. A range to the largest number there can be
   * ends with the last message, as clients write it that don't know how many messages there are.
   *
   * @param max largest message number, 0 if there is none
   * @throws IllegalStateException if this is {@code $}
   */
  public boolean isWithin(long max) {
    if (saved) {
      throw new IllegalStateException("the saved search result has no numbers of its own");
    }
    boolean within = max > 0;
    for (int i = 0; i < bounds.length && within; i += 2) {
      long lower = Math.min(bounds[i], bounds[i + 1]);
      long upper = Math.max(bounds[i], bounds[i + 1]);
      within = upper <= max || lower <= max && upper == Uid.MAX_VALUE;
    }
    return within;
  }

  /**
   * Like {@link #resolve}, for UIDs.
   *
   * @param maxUid largest UID in the mailbox, 0 if it is empty
   * @throws IllegalStateException if this is {@code $}
   */
  public UidSet resolveUids(long maxUid) {
    if (maxUid < 0 || maxUid > MAX_NUMBER) {
      throw new IllegalArgumentException("max: " + maxUid + " (expected: 0 to " + MAX_NUMBER + ")");
    }
    if (saved) {
      throw new IllegalStateException("the saved search result has no numbers of its own");
    }
    long[] packed = new long[bounds.length / 2];
    int count = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      long a = bounds[i] == STAR ? maxUid : bounds[i];
      long b = bounds[i + 1] == STAR ? maxUid : bounds[i + 1];
      long first = Math.min(a, b);
      long last = Math.min(Math.max(a, b), maxUid);
      if (first >= 1 && first <= last) {
        packed[count++] = pack(first, last);
      }
    }
    return union(packed, count);
  }

  /** Two numbers of 32 bits in one that sorts by the first: a client may name many ranges. */
  private static long pack(long first, long last) {
    return (first << Integer.SIZE | last) ^ Long.MIN_VALUE;
  }

  private static UidSet union(long[] packed, int count) {
    Arrays.sort(packed, 0, count);
    UidSet.Builder union = UidSet.builder();
    for (int i = 0; i < count; i++) {
      union.addRange((packed[i] ^ Long.MIN_VALUE) >>> Integer.SIZE, packed[i] & MAX_NUMBER);
    }
    return union.build();
  }

  private static List<Range> ranges(UidSet set) {
    List<Range> ranges = new ArrayList<>(set.ranges().size());
    for (UidRange range : set.ranges()) {
      ranges.add(new Range(range.first().value(), range.last().value()));
    }
    return Collections.unmodifiableList(ranges);
  }

  /**
   * A set of given ranges, for answers.
   *
   * @param ranges in any order
   * @throws IllegalArgumentException if there is none
   */
  public static SequenceSet of(List<Range> ranges) {
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("ranges: none (expected: at least one)");
    }
    long[] packed = new long[ranges.size()];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = pack(ranges.get(i).first(), ranges.get(i).last());
    }
    List<Range> merged = ranges(union(packed, packed.length));
    long[] bounds = new long[2 * merged.size()];
    for (int i = 0; i < merged.size(); i++) {
      bounds[2 * i] = merged.get(i).first();
      bounds[2 * i + 1] = merged.get(i).last();
    }
    return new SequenceSet(bounds, false);
  }

  /**
   * The set of given UIDs.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SequenceSet of(UidSet uids) {
    return of(ranges(uids));
  }

  /** The set as it is written on the wire. */
  @Override
  public String toString() {
    if (saved) {
      return "$";
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bounds.length; i += 2) {
      if (i > 0) {
        text.append(',');
      }
      append(text, bounds[i]);
      if (bounds[i] != bounds[i + 1]) {
        text.append(':');
        append(text, bounds[i + 1]);
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, long number) {
    if (number == STAR) {
      text.append('*');
    } else {
      text.append(number);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SequenceSet set
        && set.saved == saved
        && Arrays.equals(set.bounds, bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds) + (saved ? 1 : 0);
  }

  /**
   * Numbers that follow one another.
   *
   * @param first smallest, at least 1
   * @param last largest, at least {@code first}
   */
  public record Range(long first, long last) {
    /** Checks the order. */
    public Range {
      if (first < 1 || last < first || last > MAX_NUMBER) {
        throw new IllegalArgumentException("range: " + first + ":" + last);
      }
    }

    /** How many numbers there are. */
    public long count() {
      return last - first + 1;
    }

    @Override
    public String toString() {
      return first == last ? Long.toString(first) : first + ":" + last;
    }
  }

  private static final class Parser {
    private static final long NOT_A_NUMBER = -1;

    private final byte[] bytes;
    private final int to;
    private int at;
    private long[] bounds = new long[4];
    private int count;

    Parser(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.at = from;
      this.to = to;
    }

    Optional<SequenceSet> set() {
      while (true) {
        long first = number();
        long last = take(':') ? number() : first;
        if (first == NOT_A_NUMBER || last == NOT_A_NUMBER) {
          return Optional.empty();
        }
        if (count + 2 > bounds.length) {
          bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[count++] = first;
        bounds[count++] = last;
        if (at == to) {
          return Optional.of(new SequenceSet(Arrays.copyOf(bounds, count), false));
        }
        if (!take(',')) {
          return Optional.empty();
        }
      }
    }

    private boolean take(char wanted) {
      if (at < to && bytes[at] == wanted) {
        at++;
        return true;
      }
      return false;
    }

    private long number() {
      if (take('*')) {
        return STAR;
      }
      if (at >= to || bytes[at] < '1' || bytes[at] > '9') {
        return NOT_A_NUMBER;
      }
      long number = 0;
      while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
        number = number * 10 + (bytes[at++] - '0');
        if (number > MAX_NUMBER) {
          return NOT_A_NUMBER;
        }
      }
      return number;
    }
  }
}
