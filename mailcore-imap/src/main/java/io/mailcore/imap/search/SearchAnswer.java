package io.mailcore.imap.search;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.SearchReturn;
import io.mailcore.imap.wire.SearchReturns;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * The response to a search: SEARCH (RFC 3501 section 7.2.5) or ESEARCH (RFC 4731 section 3.1),
 * written step by step, as it may be as long as the mailbox is large. Used on the strand.
 */
public final class SearchAnswer implements SearchResponse {

  private static final int PIECE_OCTETS = 32 * 1024;

  private final Consumer<ImapWriter> head;
  private final Consumer<ImapWriter> tail;

  /** Whether ranges are written as such, with commas, or each number by itself. */
  private final boolean asSet;

  private final Iterator<UidRange> ranges;
  private long next;
  private long last = -1;
  private boolean started;
  private boolean anyWritten;

  private SearchAnswer(
      boolean asSet, List<UidRange> listed, Consumer<ImapWriter> head, Consumer<ImapWriter> tail) {
    this.asSet = asSet;
    this.ranges = listed.iterator();
    this.head = head;
    this.tail = tail;
  }

  /**
   * A SEARCH response.
   *
   * @param matches what was found
   * @param numbers gives message numbers, or nothing if UIDs are wanted
   * @param withModSeq whether mod-sequences were searched for (RFC 7162 section 3.1.5)
   */
  public static SearchAnswer search(
      SearchMatches matches, Optional<ToIntFunction<Uid>> numbers, boolean withModSeq) {
    UidSet found = found(matches, numbers);
    return new SearchAnswer(
        false,
        found.ranges(),
        out -> out.untagged().raw("SEARCH"),
        out -> {
          if (withModSeq && !found.isEmpty()) {
            out.open().raw("MODSEQ").number(matches.highest().value()).close();
          }
        });
  }

  /**
   * An ESEARCH response.
   *
   * @param correlator says of which search
   * @param options what is wanted
   * @param matches what was found
   * @param numbers gives message numbers, or nothing if UIDs are wanted
   * @param withModSeq whether mod-sequences were searched for (RFC 4731 section 3.2)
   */
  public static SearchAnswer extended(
      SearchCorrelator correlator,
      SearchReturns options,
      SearchMatches matches,
      Optional<ToIntFunction<Uid>> numbers,
      boolean withModSeq) {
    requireNonNull(correlator, "correlator");
    UidSet found = found(matches, numbers);
    boolean all = options.has(SearchReturn.ALL) && !found.isEmpty();
    Optional<UidSet> some = options.partial().map(part -> part.of(found));
    return new SearchAnswer(
        true,
        all ? found.ranges() : some.map(UidSet::ranges).orElse(List.of()),
        out -> {
          correlator.write(out.untagged().raw("ESEARCH"));
          if (numbers.isEmpty()) {
            out.raw("UID");
          }
          extremes(options, found, out);
          if (all) {
            out.raw("ALL");
          }
          options.partial().ifPresent(part -> out.raw("PARTIAL").open().raw(part.toString()));
        },
        out -> {
          some.ifPresent(listed -> (listed.isEmpty() ? out.nil() : out).close());
          if (withModSeq && !found.isEmpty()) {
            out.raw("MODSEQ").number(modSeq(options, matches).value());
          }
        });
  }

  private static void extremes(SearchReturns options, UidSet found, ImapWriter out) {
    if (options.has(SearchReturn.MIN)) {
      found.first().ifPresent(min -> out.raw("MIN").number(min.value()));
    }
    if (options.has(SearchReturn.MAX)) {
      found.last().ifPresent(max -> out.raw("MAX").number(max.value()));
    }
    if (options.has(SearchReturn.COUNT)) {
      out.raw("COUNT").number(found.size());
    }
  }

  private static ModSeq modSeq(SearchReturns options, SearchMatches matches) {
    boolean min = options.has(SearchReturn.MIN);
    boolean max = options.has(SearchReturn.MAX);
    if (!options.areSome() || options.has(SearchReturn.PARTIAL)) {
      return matches.highest();
    }
    if (min && max) {
      return matches.ofFirst().isAfter(matches.ofLast()) ? matches.ofFirst() : matches.ofLast();
    }
    return min ? matches.ofFirst() : max ? matches.ofLast() : matches.highest();
  }

  /** Message numbers or UIDs; numbers have the range of UIDs. */
  private static UidSet found(SearchMatches matches, Optional<ToIntFunction<Uid>> numbers) {
    return numbered(matches.uids(), numbers);
  }

  /** Message numbers of these UIDs, or they themselves. */
  static UidSet numbered(UidSet uids, Optional<ToIntFunction<Uid>> numbers) {
    if (numbers.isEmpty()) {
      return uids;
    }
    UidSet.Builder found = UidSet.builder();
    for (UidRange range : uids.ranges()) {
      // UIDs that follow one another, all of messages that have numbers: so do the numbers.
      int number = numbers.get().applyAsInt(range.first());
      found.addRange(number, number + range.size() - 1);
    }
    return found.build();
  }

  @Override
  public boolean writeNext(ImapWriter out) {
    if (!started) {
      started = true;
      head.accept(out);
    }
    int before = out.size();
    while (next <= last || ranges.hasNext()) {
      if (out.size() - before >= PIECE_OCTETS) {
        return true;
      }
      if (asSet) {
        range(ranges.next(), out);
      } else {
        number(out);
      }
    }
    tail.accept(out);
    out.crlf();
    return false;
  }

  private void number(ImapWriter out) {
    if (next > last) {
      UidRange range = ranges.next();
      next = range.first().value();
      last = range.last().value();
    }
    out.number(next++);
  }

  private void range(UidRange range, ImapWriter out) {
    if (anyWritten) {
      out.glue().raw(",").glue();
    }
    anyWritten = true;
    out.number(range.first().value());
    if (range.size() > 1) {
      out.glue().raw(":").glue().number(range.last().value());
    }
  }
}
