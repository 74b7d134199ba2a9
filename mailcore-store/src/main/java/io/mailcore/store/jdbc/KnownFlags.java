package io.mailcore.store.jdbc;

import com.github.benmanes.caffeine.cache.Interner;
import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.FlagsPage;
import io.mailcore.spi.store.MessageFlags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The flags of all messages of a mailbox as of one mod-sequence, ascending by UID. Immutable. */
final class KnownFlags {

  /** Many messages have the same keywords: none has a set of its own. */
  private static final Interner<Set<Flag>> SETS = Interner.newWeakInterner();

  private final long at;
  private final int[] uids; // unsigned
  private final long[] modSeqs;
  private final List<Set<Flag>> flags;

  private KnownFlags(long at, int[] uids, long[] modSeqs, List<Set<Flag>> flags) {
    this.at = at;
    this.uids = uids;
    this.modSeqs = modSeqs;
    this.flags = flags;
  }

  /** Gathers messages, ascending by UID. */
  static final class Builder {

    private int[] uids;
    private long[] modSeqs;
    private final List<Set<Flag>> flags;

    /** Expects so many. */
    Builder(int size) {
      uids = new int[size];
      modSeqs = new long[size];
      flags = new ArrayList<>(size);
    }

    Builder add(FlagRow row, Keywords keywords) {
      Set<Flag> set = SETS.intern(keywords.flags(row.flags(), row.keywords()));
      return add((int) row.uid(), row.modSeq(), set);
    }

    private Builder add(int uid, long modSeq, Set<Flag> set) {
      if (flags.size() == uids.length) {
        int more = uids.length + (uids.length >> 1) + 16;
        uids = Arrays.copyOf(uids, more);
        modSeqs = Arrays.copyOf(modSeqs, more);
      }
      uids[flags.size()] = uid;
      modSeqs[flags.size()] = modSeq;
      flags.add(set);
      return this;
    }

    KnownFlags build(long at) {
      int size = flags.size();
      return size == uids.length
          ? new KnownFlags(at, uids, modSeqs, flags)
          : new KnownFlags(at, Arrays.copyOf(uids, size), Arrays.copyOf(modSeqs, size), flags);
    }
  }

  /** The mod-sequence that the mailbox had. */
  long at() {
    return at;
  }

  int size() {
    return uids.length;
  }

  /**
   * The same after changes.
   *
   * @param later the mod-sequence that the mailbox has with them
   * @param changed messages that are new or have other flags, ascending by UID
   * @param vanished messages that are gone; of others it may name some too
   */
  KnownFlags with(long later, List<FlagRow> changed, UidSet vanished, Keywords keywords) {
    Builder merged = new Builder(uids.length + changed.size());
    int next = 0;
    for (int i = 0; i < uids.length; i++) {
      long uid = Integer.toUnsignedLong(uids[i]);
      while (next < changed.size() && changed.get(next).uid() < uid) {
        merged.add(changed.get(next++), keywords);
      }
      if (next < changed.size() && changed.get(next).uid() == uid) {
        merged.add(changed.get(next++), keywords);
      } else if (vanished.isEmpty() || !vanished.contains(uid)) {
        merged.add(uids[i], modSeqs[i], flags.get(i));
      }
    }
    changed.subList(next, changed.size()).forEach(row -> merged.add(row, keywords));
    return merged.build(later);
  }

  /** The first {@code limit} of these messages. */
  FlagsPage page(UidSet wanted, int limit) {
    List<MessageFlags> found = new ArrayList<>(Math.min(limit, size()));
    for (UidRange range : wanted.ranges()) {
      long last = range.last().value();
      for (int i = indexFrom(range.first().value());
          i < uids.length && Integer.toUnsignedLong(uids[i]) <= last;
          i++) {
        if (found.size() == limit) {
          return new FlagsPage(found, false);
        }
        found.add(
            new MessageFlags(
                Uid.of(Integer.toUnsignedLong(uids[i])), ModSeq.of(modSeqs[i]), flags.get(i)));
      }
    }
    return new FlagsPage(found, true);
  }

  private int indexFrom(long uid) {
    int low = 0;
    int high = uids.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Integer.toUnsignedLong(uids[middle]) < uid) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
