package io.mailcore.imap.search;

import io.mailcore.imap.wire.SearchReturn;
import io.mailcore.imap.wire.SearchReturns;
import io.mailcore.model.ModSeq;
import io.mailcore.model.UidSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The messages that a SORT has found, in its order. */
public final class SortedMessages {

  private final GrowingNumbers uids;
  private final GrowingNumbers modSeqs;
  private final int[] order;

  SortedMessages(GrowingNumbers uids, GrowingNumbers modSeqs, int[] order) {
    this.uids = uids;
    this.modSeqs = modSeqs;
    this.order = order;
  }

  /** How many there are. */
  public int count() {
    return order.length;
  }

  /** The UID of the one at a place, from 0 on. */
  long uid(int place) {
    return uids.get(order[place]);
  }

  /** Their UIDs in order. */
  long[] inOrder() {
    return IntStream.range(0, order.length).mapToLong(this::uid).toArray();
  }

  /** Their UIDs. */
  private UidSet uids() {
    UidSet.Builder all = UidSet.builder();
    // As they were added: in the order of the mailbox.
    for (int i = 0; i < uids.count(); i++) {
      all.add(uids.get(i));
    }
    return all.build();
  }

  /**
   * Those that SAVE keeps (RFC 5182 section 2.4, RFC 9394 section 3.2), first and last being those
   * of the order.
   */
  public UidSet toSave(SearchReturns returns) {
    if (!returns.areSome() || order.length == 0) {
      return uids();
    }
    int skipped = returns.partial().map(part -> (int) part.skipped(order.length)).orElse(0);
    int size = returns.partial().map(part -> (int) part.size(order.length)).orElse(0);
    LongStream saved = IntStream.range(skipped, skipped + size).mapToLong(this::uid);
    if (returns.has(SearchReturn.MIN)) {
      saved = LongStream.concat(saved, LongStream.of(uid(0)));
    }
    if (returns.has(SearchReturn.MAX)) {
      saved = LongStream.concat(saved, LongStream.of(uid(order.length - 1)));
    }
    return UidSet.of(saved.toArray());
  }

  /** The largest mod-sequence of those that are answered (RFC 4731 section 3.2). */
  ModSeq modSeq(SearchReturns returns) {
    if (!returns.areSome() || returns.partial().isPresent()) {
      long highest = 0;
      for (int i = 0; i < modSeqs.count(); i++) {
        highest = Math.max(highest, modSeqs.get(i));
      }
      return ModSeq.of(highest);
    }
    long min = returns.has(SearchReturn.MIN) ? modSeqs.get(order[0]) : 0;
    long max = returns.has(SearchReturn.MAX) ? modSeqs.get(order[order.length - 1]) : 0;
    return ModSeq.of(Math.max(min, max));
  }
}
