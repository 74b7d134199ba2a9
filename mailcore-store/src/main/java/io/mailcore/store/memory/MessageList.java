package io.mailcore.store.memory;

import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Messages ascending by UID. Appending and removing cost constant amortised time, finding
 * logarithmic: a removed message keeps its place, marked, until half of the places are such.
 * Guarded by the lock of the account.
 */
final class MessageList {

  private StoredMessage[] places = new StoredMessage[0];
  private int used;
  private int removed;

  int size() {
    return used - removed;
  }

  void append(StoredMessage message) {
    if (used == places.length) {
      places = Arrays.copyOf(places, Math.max(8, used + (used >> 1)));
    }
    places[used++] = message;
  }

  @Nullable StoredMessage find(long uid) {
    int at = indexFrom(uid);
    return at < used && places[at].uid == uid && !places[at].removed ? places[at] : null;
  }

  /** Marks a message that is in the list as removed. */
  void remove(StoredMessage message) {
    message.removed = true;
    removed++;
    if (removed > 16 && removed > used / 2) {
      compact();
    }
  }

  private void compact() {
    int kept = 0;
    StoredMessage[] compacted = new StoredMessage[used - removed + 8];
    for (int i = 0; i < used; i++) {
      if (!places[i].removed) {
        compacted[kept++] = places[i];
      }
    }
    places = compacted;
    used = kept;
    removed = 0;
  }

  /** Calls {@code action} with the messages of {@code range}, ascending, while it returns true. */
  boolean scan(UidRange range, Predicate<StoredMessage> action) {
    long last = range.last().value();
    for (int i = indexFrom(range.first().value()); i < used && places[i].uid <= last; i++) {
      if (!places[i].removed && !action.test(places[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Calls {@code action} with those messages of {@code uids} that are there, ascending, while it
   * returns true.
   */
  void scan(UidSet uids, Predicate<StoredMessage> action) {
    for (UidRange range : uids.ranges()) {
      if (!scan(range, action)) {
        return;
      }
    }
  }

  private int indexFrom(long uid) {
    int low = 0;
    int high = used;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (places[middle].uid < uid) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
