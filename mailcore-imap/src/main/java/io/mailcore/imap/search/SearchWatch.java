package io.mailcore.imap.search;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.wire.SearchKey;
import io.mailcore.imap.wire.SequenceSet;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.Mailbox;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A search that is put again to messages that have changed (RFC 5267 section 4.3). Message numbers
 * and {@code $} mean what they meant when it began. Used on the strand.
 */
public final class SearchWatch {

  private final SearchKey key;
  private final Mailbox mailbox;
  private final SearchScope scope;

  /**
   * A search.
   *
   * @param scope what the session sees of the mailbox, now and later
   */
  public SearchWatch(SearchKey key, Mailbox mailbox, SearchScope scope) {
    this.key = requireNonNull(key, "key");
    this.mailbox = requireNonNull(mailbox, "mailbox");
    this.scope = new AsItWas(scope, new HashMap<>());
    // Puts numbers in, now.
    new SearchEvaluator(key, mailbox, this.scope);
  }

  /** Begins to look at messages that have come or changed. */
  public SearchEvaluator look(UidSet uids) {
    SearchKey changed = new SearchKey.Uids(SequenceSet.of(uids));
    return new SearchEvaluator(new SearchKey.And(List.of(changed, key)), mailbox, scope);
  }

  /** Numbers as they were, all else as it is. */
  private record AsItWas(SearchScope scope, Map<SequenceSet, UidSet> before)
      implements SearchScope {

    @Override
    public UidSet all() {
      return scope.all();
    }

    @Override
    public UidSet resolve(SequenceSet set, boolean byUid) {
      return byUid && !set.isSaved()
          ? scope.resolve(set, true)
          : before.computeIfAbsent(set, numbers -> scope.resolve(numbers, false));
    }

    @Override
    public Instant now() {
      return scope.now();
    }

    @Override
    public boolean isRecent(Uid uid) {
      return scope.isRecent(uid);
    }
  }
}
