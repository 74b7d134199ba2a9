package io.mailcore.imap.session;

import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;

/** Who looks on while the selected mailbox changes, by the tags of their commands. */
public final class Watches {

  private final Map<String, MailboxWatch> watches = new LinkedHashMap<>();

  /** Messages that have changed and that those who look on haven't been told of. */
  private UidSet untold = UidSet.empty();

  Watches() {}

  /** How many there are. */
  public int count() {
    return watches.size();
  }

  /** Whether a command with this tag has one. */
  public boolean has(String tag) {
    return watches.containsKey(tag);
  }

  /** Adds one. */
  public void add(String tag, MailboxWatch watch) {
    watches.put(tag, watch);
  }

  /**
   * Ends one.
   *
   * @return whether it was there
   */
  public boolean remove(String tag) {
    return watches.remove(tag) != null;
  }

  void changed(UidSet uids) {
    if (!watches.isEmpty()) {
      untold = untold.union(uids);
    }
  }

  boolean haveNews() {
    return !untold.isEmpty();
  }

  void leaving(UidSet gone, ToIntFunction<Uid> numbers, ImapWriter out) {
    if (!gone.isEmpty()) {
      untold = untold.minus(gone);
      watches.values().forEach(watch -> watch.leaving(gone, numbers, out));
    }
  }

  /** Tells the client of the changes, one watch after another, step by step. */
  BooleanSupplier tell(UidSet known, Responder out) {
    UidSet told = untold.intersection(known);
    Iterator<MailboxWatch> each =
        told.isEmpty() ? Collections.emptyIterator() : List.copyOf(watches.values()).iterator();
    Deque<BooleanSupplier> current = new ArrayDeque<>();
    return () -> {
      if (current.isEmpty() && each.hasNext()) {
        current.add(each.next().changed(told, out));
      }
      if (!current.isEmpty() && !current.element().getAsBoolean()) {
        current.remove();
      }
      boolean more = !current.isEmpty() || each.hasNext();
      if (!more) {
        // What isn't known to the client by now never will be.
        untold = UidSet.empty();
      }
      return more;
    };
  }
}
