package io.mailcore.imap.search;

import io.mailcore.imap.wire.SearchReturn;
import io.mailcore.imap.wire.SearchReturns;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import java.util.Comparator;
import java.util.List;

/** The messages that a search has found. Used on the strand. */
public final class SearchMatches {

  private final UidSet.Builder uids = UidSet.builder();
  private boolean any;
  private ModSeq ofFirst = ModSeq.ZERO;
  private ModSeq ofLast = ModSeq.ZERO;
  private ModSeq highest = ModSeq.ZERO;

  /**
   * A message that was found.
   *
   * @param modSeq its mod-sequence, or 0 if nobody looks for those
   */
  record Match(Uid uid, ModSeq modSeq) {}

  /** Adds messages of which nothing but the UIDs is known. */
  void addAll(UidSet more) {
    more.ranges().forEach(r -> uids.addRange(r.first().value(), r.last().value()));
  }

  /** Adds messages of one page, in any order; pages come in order. */
  void addAll(List<Match> page) {
    for (Match match : page.stream().sorted(Comparator.comparing(Match::uid)).toList()) {
      ModSeq modSeq = match.modSeq();
      uids.add(match.uid().value());
      ofFirst = any ? ofFirst : modSeq;
      ofLast = modSeq;
      highest = modSeq.isAfter(highest) ? modSeq : highest;
      any = true;
    }
  }

  /** Their UIDs. */
  public UidSet uids() {
    return uids.build();
  }

  /**
   * Those that SAVE keeps: the first, the last or a part where nothing but these is asked for,
   * otherwise all (RFC 5182 section 2.4, RFC 9394 section 3.2).
   */
  public UidSet toSave(SearchReturns returns) {
    UidSet all = uids();
    if (!returns.areSome() || all.isEmpty()) {
      return all;
    }
    UidSet saved = returns.partial().map(part -> part.of(all)).orElse(UidSet.empty());
    if (returns.has(SearchReturn.MIN)) {
      saved = saved.union(UidSet.of(all.first().orElseThrow()));
    }
    return returns.has(SearchReturn.MAX) ? saved.union(UidSet.of(all.last().orElseThrow())) : saved;
  }

  /** Highest mod-sequence of all, if the search looked at flags. */
  ModSeq highest() {
    return highest;
  }

  /** Mod-sequence of the message with the smallest UID. */
  ModSeq ofFirst() {
    return ofFirst;
  }

  /** Mod-sequence of the message with the largest UID. */
  ModSeq ofLast() {
    return ofLast;
  }
}
