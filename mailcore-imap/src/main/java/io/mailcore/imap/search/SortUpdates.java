package io.mailcore.imap.search;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import java.util.Arrays;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.function.ToIntFunction;

/**
 * Keeps the results of a sort in its order, and tells at which places some go and others come (RFC
 * 5267 sections 4.3.3 and 4.3.4). What messages are sorted by never changes, so that those who stay
 * keep their order. Keeps 8 octets for each result. Used on the strand.
 */
public final class SortUpdates {

  private final SearchCorrelator correlator;
  private final boolean byUid;
  private long[] order;

  /**
   * Updates.
   *
   * @param sorted the results
   * @param byUid whether the client is told UIDs
   */
  public SortUpdates(SortedMessages sorted, SearchCorrelator correlator, boolean byUid) {
    this.order = sorted.inOrder();
    this.correlator = requireNonNull(correlator, "correlator");
    this.byUid = byUid;
  }

  /** The results, without their order. */
  public UidSet results() {
    return UidSet.of(order);
  }

  /** Tells of results that are about to be expunged, or that are none any more. */
  public void leaving(UidSet gone, ToIntFunction<Uid> numbers, ImapWriter out) {
    Places places = new Places(order, gone::contains, numbering(numbers));
    if (places.any()) {
      start(out).raw("REMOVEFROM");
      // From the end, so that the places of those that are still to go stay what they are.
      places.backwards(out.open());
      out.close().crlf();
      order = Arrays.stream(order).filter(uid -> !gone.contains(uid)).toArray();
    }
  }

  /**
   * Tells of results that have come.
   *
   * @param now all results in their order, those before among them
   */
  public void coming(SortedMessages now, ToIntFunction<Uid> numbers, ImapWriter out) {
    // Those that somebody else has removed meanwhile can't be sorted: they leave as well.
    leaving(results().minus(UidSet.of(now.inOrder())), numbers, out);
    UidSet before = results();
    order = now.inOrder();
    Places places = new Places(order, uid -> !before.contains(uid), numbering(numbers));
    if (places.any()) {
      start(out).raw("ADDTO");
      places.forwards(out.open());
      out.close().crlf();
    }
  }

  private ImapWriter start(ImapWriter out) {
    correlator.write(out.untagged().raw("ESEARCH"));
    return byUid ? out.raw("UID") : out;
  }

  private LongUnaryOperator numbering(ToIntFunction<Uid> numbers) {
    return byUid ? uid -> uid : uid -> numbers.applyAsInt(Uid.of(uid));
  }

  /** Some of the results, with their places from 1 on; neighbours stand together as a range. */
  private record Places(long[] order, LongPredicate wanted, LongUnaryOperator numbers) {

    boolean any() {
      return Arrays.stream(order).anyMatch(wanted);
    }

    void forwards(ImapWriter out) {
      for (int at = 0; at < order.length; at = end(at)) {
        write(at, out);
      }
    }

    void backwards(ImapWriter out) {
      for (int end = order.length; end > 0; ) {
        int at = end - 1;
        while (at > 0 && end(at - 1) == end) {
          at--;
        }
        write(at, out);
        end = at;
      }
    }

    /** Behind the last one of the range that begins here. */
    private int end(int at) {
      int end = at + 1;
      while (wanted.test(order[at])
          && end < order.length
          && wanted.test(order[end])
          && number(end) == number(end - 1) + 1) {
        end++;
      }
      return end;
    }

    private long number(int at) {
      return numbers.applyAsLong(order[at]);
    }

    private void write(int at, ImapWriter out) {
      if (!wanted.test(order[at])) {
        return;
      }
      out.number(at + 1).number(number(at));
      int last = end(at) - 1;
      if (last > at) {
        out.glue().raw(":").glue().number(number(last));
      }
    }
  }
}
