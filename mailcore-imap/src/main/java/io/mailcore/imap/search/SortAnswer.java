package io.mailcore.imap.search;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.PartialRange;
import io.mailcore.imap.wire.SearchReturn;
import io.mailcore.imap.wire.SearchReturns;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

/**
 * The response to a sort: SORT (RFC 5256 section 4) or ESEARCH (RFC 5267 section 3). Used on the
 * strand.
 */
public final class SortAnswer implements SearchResponse {

  private static final int PIECE_OCTETS = 32 * 1024;
  private static final PartialRange ALL = new PartialRange(1, Integer.MAX_VALUE, false);

  /** More messages than there can be. */
  private static final PartialRange NONE =
      new PartialRange(Integer.MAX_VALUE, Integer.MAX_VALUE, false);

  private final SortedMessages sorted;
  private final LongUnaryOperator numbers;
  private final boolean asSet;
  private final int end;
  private final Consumer<ImapWriter> head;
  private final Consumer<ImapWriter> tail;
  private final int start;
  private int next;
  private boolean started;

  private SortAnswer(
      SortedMessages sorted,
      LongUnaryOperator numbers,
      boolean asSet,
      PartialRange listed,
      Consumer<ImapWriter> head,
      Consumer<ImapWriter> tail) {
    this.sorted = sorted;
    this.numbers = numbers;
    this.asSet = asSet;
    this.next = (int) listed.skipped(sorted.count());
    this.end = next + (int) listed.size(sorted.count());
    this.start = next;
    this.head = head;
    this.tail = tail;
  }

  /**
   * A SORT response.
   *
   * @param numbers gives what stands for a UID
   * @param withModSeq whether mod-sequences were searched for (RFC 7162 section 7)
   */
  public static SortAnswer sort(
      SortedMessages sorted, LongUnaryOperator numbers, boolean withModSeq) {
    return new SortAnswer(
        sorted,
        numbers,
        false,
        ALL,
        out -> out.untagged().raw("SORT"),
        out -> {
          if (withModSeq && sorted.count() > 0) {
            out.raw("(MODSEQ").number(sorted.modSeq(SearchReturns.of()).value()).close();
          }
        });
  }

  /**
   * An ESEARCH response.
   *
   * @param tag of the command
   * @param options what is wanted
   * @param numbers gives what stands for a UID
   * @param byUid whether that is the UID itself
   * @param withModSeq whether mod-sequences were searched for (RFC 4731 section 3.2)
   */
  public static SortAnswer extended(
      String tag,
      SearchReturns options,
      SortedMessages sorted,
      LongUnaryOperator numbers,
      boolean byUid,
      boolean withModSeq) {
    requireNonNull(tag, "tag");
    boolean all = options.has(SearchReturn.ALL) && sorted.count() > 0;
    Optional<PartialRange> partial = options.partial();
    boolean empty = partial.map(part -> part.size(sorted.count()) == 0).orElse(false);
    return new SortAnswer(
        sorted,
        numbers,
        true,
        all ? ALL : partial.orElse(NONE),
        out -> {
          SearchCorrelator.of(tag).write(out.untagged().raw("ESEARCH"));
          if (byUid) {
            out.raw("UID");
          }
          extremes(options, sorted, numbers, out);
          if (all) {
            out.raw("ALL");
          }
          partial.ifPresent(part -> out.raw("PARTIAL").open().raw(part.toString()));
        },
        out -> {
          if (empty) {
            out.nil();
          }
          if (partial.isPresent()) {
            out.close();
          }
          if (withModSeq && sorted.count() > 0) {
            out.raw("MODSEQ").number(sorted.modSeq(options).value());
          }
        });
  }

  private static void extremes(
      SearchReturns options, SortedMessages sorted, LongUnaryOperator numbers, ImapWriter out) {
    int count = sorted.count();
    if (options.has(SearchReturn.MIN) && count > 0) {
      out.raw("MIN").number(numbers.applyAsLong(sorted.uid(0)));
    }
    if (options.has(SearchReturn.MAX) && count > 0) {
      out.raw("MAX").number(numbers.applyAsLong(sorted.uid(count - 1)));
    }
    if (options.has(SearchReturn.COUNT)) {
      out.raw("COUNT").number(count);
    }
  }

  @Override
  public boolean writeNext(ImapWriter out) {
    if (!started) {
      started = true;
      head.accept(out);
    }
    int before = out.size();
    while (next < end) {
      if (out.size() - before >= PIECE_OCTETS) {
        return true;
      }
      if (asSet) {
        range(out);
      } else {
        out.number(number(next++));
      }
    }
    tail.accept(out);
    out.crlf();
    return false;
  }

  private long number(int place) {
    return numbers.applyAsLong(sorted.uid(place));
  }

  /** Ranges go upwards alone: what they stand for is in the order of numbers (section 3.2). */
  private void range(ImapWriter out) {
    if (next > start) {
      out.glue().raw(",").glue();
    }
    long first = number(next++);
    long last = first;
    while (next < end && number(next) == last + 1) {
      last++;
      next++;
    }
    out.number(first);
    if (last > first) {
      out.glue().raw(":").glue().number(last);
    }
  }
}
