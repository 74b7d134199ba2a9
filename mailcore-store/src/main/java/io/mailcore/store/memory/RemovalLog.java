package io.mailcore.store.memory;

import io.mailcore.model.UidSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * What was removed from a mailbox, up to a number of messages; the oldest is forgotten first.
 * Guarded by the account's lock.
 */
final class RemovalLog {

  private record Removal(long modSeq, UidSet uids) {}

  private final int limit;
  private final Deque<Removal> removals = new ArrayDeque<>();
  private long count;
  private long forgotten;

  RemovalLog(int limit) {
    this.limit = limit;
  }

  void add(long modSeq, UidSet uids) {
    removals.addLast(new Removal(modSeq, uids));
    count += uids.size();
    while (count > limit) {
      Removal oldest = removals.removeFirst();
      count -= oldest.uids().size();
      forgotten = oldest.modSeq();
    }
  }

  /** Whether all that was removed after {@code modSeq} is known. */
  boolean reachesBackTo(long modSeq) {
    return modSeq >= forgotten;
  }

  UidSet since(long modSeq) {
    UidSet union = UidSet.empty();
    Iterator<Removal> latestFirst = removals.descendingIterator();
    while (latestFirst.hasNext()) {
      Removal removal = latestFirst.next();
      if (removal.modSeq() <= modSeq) {
        break;
      }
      union = union.union(removal.uids());
    }
    return union;
  }
}
