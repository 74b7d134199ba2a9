package io.mailcore.imap.command;

import io.mailcore.imap.search.SearchScope;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.wire.SequenceSet;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import java.time.Instant;
import java.time.InstantSource;

/** What the client sees of its selected mailbox, for a search. */
record SelectedScope(SelectedMailbox selected, InstantSource clock) implements SearchScope {

  @Override
  public UidSet all() {
    return selected.uids();
  }

  @Override
  public UidSet resolve(SequenceSet set, boolean byUid) {
    return selected.resolve(set, byUid);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public boolean isRecent(Uid uid) {
    return selected.isRecent(uid);
  }
}
