package io.mailcore.imap.session;

import io.mailcore.model.ModSeq;
import io.mailcore.model.UidSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Changes of flags that the session made itself, each on top of what its client knew, so that the
 * client needn't be told of them again. A message whose latest mod-sequence is that of such a
 * change holds no news; one that somebody else has changed meanwhile has a later one.
 */
final class OwnChanges {

  private final Map<ModSeq, UidSet> changes = new HashMap<>();

  void add(ModSeq modSeq, UidSet uids) {
    if (!uids.isEmpty()) {
      changes.merge(modSeq, uids, UidSet::union);
    }
  }

  /** Whether a message that is at {@code modSeq} was brought there by the session itself. */
  boolean made(ModSeq modSeq, long uid) {
    UidSet uids = changes.get(modSeq);
    return uids != null && uids.contains(uid);
  }

  /** The messages that need no look because nothing in the mailbox is newer than their change. */
  UidSet at(ModSeq highest) {
    UidSet uids = changes.get(highest);
    return uids == null ? UidSet.empty() : uids;
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }

  /** These changes; from now on there are none here. */
  OwnChanges take() {
    OwnChanges taken = new OwnChanges();
    taken.changes.putAll(changes);
    changes.clear();
    return taken;
  }
}
