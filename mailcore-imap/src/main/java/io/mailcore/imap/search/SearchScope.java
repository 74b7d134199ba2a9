package io.mailcore.imap.search;

import io.mailcore.imap.wire.SequenceSet;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import java.time.Instant;

/** What a search knows of the session that asks: its view of the mailbox. */
public interface SearchScope {

  /** All messages that the client knows of. */
  UidSet all();

  /**
   * The messages that a set of the client names.
   *
   * @param byUid whether it is of UIDs, not of message numbers
   */
  UidSet resolve(SequenceSet set, boolean byUid);

  /** When the search began. */
  Instant now();

  /** Whether a message is recent to the session. */
  boolean isRecent(Uid uid);
}
