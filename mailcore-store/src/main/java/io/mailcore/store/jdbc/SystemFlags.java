package io.mailcore.store.jdbc;

import io.mailcore.model.Flag;
import java.util.Map;
import java.util.Set;

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

  private SystemFlags() {}

  /** The bits of the system flags among these. */
  static int bits(Set<Flag> flags) {
    int bits = 0;
    for (Flag flag : flags) {
      bits |= BITS.getOrDefault(flag, 0);
    }
    return bits;
  }

  /** Adds the flags of these bits. */
  static void addTo(Set<Flag> flags, int bits) {
    BITS.forEach(
        (flag, bit) -> {
          if ((bits & bit) != 0) {
            flags.add(flag);
          }
        });
  }

  static boolean isSeen(int bits) {
    return (bits & SEEN) != 0;
  }

  static boolean isDeleted(int bits) {
    return (bits & DELETED) != 0;
  }
}
