package io.mailcore.store.memory;

import io.mailcore.model.Flag;
import io.mailcore.model.StoreException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The keywords that a mailbox knows, each in the letter case in which it came first. Guarded by the
 * account's lock.
 */
final class KeywordTable {

  private final Map<Flag, Flag> keywords = new LinkedHashMap<>();

  Set<Flag> all() {
    return Set.copyOf(keywords.keySet());
  }

  /**
   * Learns the keywords among {@code flags}: all, or none where there would be too many.
   *
   * @throws StoreException LIMIT
   */
  void learn(Collection<Set<Flag>> flags) {
    Set<Flag> unknown = new LinkedHashSet<>();
    for (Set<Flag> set : flags) {
      for (Flag flag : set) {
        if (!flag.isSystem() && !keywords.containsKey(flag)) {
          unknown.add(flag);
        }
      }
    }
    if (keywords.size() + unknown.size() > MemoryLimits.KEYWORDS) {
      throw new StoreException(
          StoreException.Kind.LIMIT, "more than " + MemoryLimits.KEYWORDS + " keywords");
    }
    unknown.forEach(flag -> keywords.put(flag, flag));
  }

  /** These flags, the keywords as they are spelled here. */
  Set<Flag> spelled(Set<Flag> flags) {
    Set<Flag> spelled = new LinkedHashSet<>();
    for (Flag flag : flags) {
      spelled.add(keywords.getOrDefault(flag, flag));
    }
    return Set.copyOf(spelled);
  }
}
