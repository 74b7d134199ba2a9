package io.mailcore.imap.command;

import io.mailcore.imap.search.SearchScope;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.PartialRange;
import io.mailcore.imap.wire.SequenceSet;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.Mailbox;
import java.time.Instant;

/**
 * A mailbox that isn't selected, for a search: as the store has it, with the numbers that its
 * messages would have for a client that selects it now.
 */
record StoredScope(UidSet all, Instant now) implements SearchScope {

  private static final int PAGE = 65_536;

  static StoredScope of(Mailbox mailbox, Instant now) {
    UidSet all = UidSet.empty();
    UidSet page = mailbox.uids(UidRange.ALL, PAGE);
    while (!page.isEmpty()) {
      all = all.union(page);
      long last = page.last().orElseThrow().value();
      page =
          page.size() < PAGE || last == Uid.MAX_VALUE
              ? UidSet.empty()
              : mailbox.uids(UidRange.of(last + 1, Uid.MAX_VALUE), PAGE);
    }
    return new StoredScope(all, now);
  }

  @Override
  public UidSet resolve(SequenceSet set, boolean byUid) {
    if (set.isSaved()) {
      throw new ImapSyntaxException("A search result is saved of the selected mailbox alone");
    }
    if (byUid) {
      return set.resolveUids(all.last().map(Uid::value).orElse(0L)).intersection(all);
    }
    UidSet named = UidSet.empty();
    for (SequenceSet.Range range : set.resolve(all.size())) {
      named = named.union(new PartialRange(range.first(), range.last(), false).of(all));
    }
    return named;
  }

  /** Only a session that selects the mailbox takes what is recent. */
  @Override
  public boolean isRecent(Uid uid) {
    return false;
  }
}
