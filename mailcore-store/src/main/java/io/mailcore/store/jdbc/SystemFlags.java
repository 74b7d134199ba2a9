package io.mailcore.store.jdbc;

import io.mailcore.model.Flag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** System flags as the bits that are stored. */
final class SystemFlags {

  private static final int DELETED = 2;
  private static final int SEEN = 16;
  private static final Map<Flag, Integer> BITS =
      Map.of(
          Flag.ANSWERED, 1,
          Flag.DELETED, DELETED,
          Flag.DRAFT, 4,
          Flag.FLAGGED, 8,
          Flag.SEEN, SEEN);

  private static final int ALL = 31;

  /** By bits: there are so few that each message need not have one of its own. */
  private static final List<Set<Flag>> SETS =
      IntStream.rangeClosed(0, ALL).mapToObj(SystemFlags::set).toList();

  private SystemFlags() {}

  /** The bits of the system flags among these. */
  static int bits(Set<Flag> flags) {
    int bits = 0;
    for (Flag flag : flags) {
      bits |= BITS.getOrDefault(flag, 0);
    }
    return bits;
  }

  /** The flags of these bits. */
  static Set<Flag> of(int bits) {
    return SETS.get(bits & ALL);
  }

  private static Set<Flag> set(int bits) {
    return BITS.entrySet().stream()
        .filter(entry -> (bits & entry.getValue()) != 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  static boolean isSeen(int bits) {
    return (bits & SEEN) != 0;
  }

  static boolean isDeleted(int bits) {
    return (bits & DELETED) != 0;
  }
}
