package io.mailcore.imap.search;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.fetch.Summaries;
import io.mailcore.imap.wire.SearchKey;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the messages of a mailbox for which a search key holds, step by step, so that whoever runs
 * it may stop between two steps. A step looks at one page of messages, or at one message where its
 * octets must be read. Of each page, what flags and dates decide is decided first, then what the
 * stored summaries do, and only of the messages that are still open is content read.
 *
 * <p>A message that turns out to be damaged isn't found, so that it doesn't keep its owner from the
 * others; {@link #damaged} names it. Used on the strand.
 */
public final class SearchEvaluator {

  static final int PAGE = 500;

  private final Mailbox mailbox;
  private final Condition condition;
  private final Summaries summaries;
  private final UidSet bounds;
  private final SearchMatches matches = new SearchMatches();

  /** Matches of the page at hand, in the order in which they were decided. */
  private final List<MessageMeta> found = new ArrayList<>();

  private final UidSet.Builder damaged = UidSet.builder();
  private List<Candidate> open = List.of();
  private int nextOpen;
  private Optional<Uid> after = Optional.empty();
  private boolean pagesDone;

  /**
   * A search.
   *
   * @param key what to look for
   * @param mailbox where
   * @param scope what the session sees of it
   * @throws io.mailcore.imap.wire.ImapSyntaxException for a set that can't be resolved
   */
  public SearchEvaluator(SearchKey key, Mailbox mailbox, SearchScope scope) {
    requireNonNull(key, "key");
    Conditions conditions = new Conditions(requireNonNull(scope, "scope"));
    this.mailbox = requireNonNull(mailbox, "mailbox");
    this.condition = conditions.of(key);
    this.summaries = new Summaries(mailbox);
    this.bounds = conditions.bounds(key);
    boolean setsAlone = Conditions.isSetsAlone(key);
    if (setsAlone) {
      matches.addAll(bounds);
    }
    pagesDone = setsAlone || bounds.isEmpty();
  }

  /** What has been found: all, once {@link #step} has answered false. */
  public SearchMatches matches() {
    return matches;
  }

  /** The messages of which nobody can say whether they match, as far as this has looked. */
  public UidSet damaged() {
    return damaged.build();
  }

  /**
   * Looks further.
   *
   * @return whether there is more to be looked at
   */
  public boolean step() {
    if (nextOpen < open.size()) {
      put(open.get(nextOpen++), Cost.CONTENT, left -> {});
    } else if (!pagesDone) {
      nextPage();
    }
    if (nextOpen < open.size()) {
      return true;
    }
    matches.addAll(found);
    found.clear();
    return !pagesDone;
  }

  private void nextPage() {
    MessageQuery query = MessageQuery.of(bounds).withLimit(PAGE);
    MessagePage page = mailbox.messages(after.map(query::withAfter).orElse(query));
    after = page.next();
    pagesDone = after.isEmpty();
    List<Candidate> undecided = new ArrayList<>();
    for (MessageMeta meta : page.messages()) {
      put(new Candidate(meta, mailbox, summaries), Cost.META, undecided::add);
    }
    summaries.load(uids(undecided));
    open = new ArrayList<>();
    nextOpen = 0;
    for (Candidate candidate : undecided) {
      if (summaries.isStored(candidate.meta())) {
        put(candidate, Cost.SUMMARY, open::add);
      } else {
        // Its summary must be made from its octets, which is work for a step of its own.
        open.add(candidate);
      }
    }
  }

  private void put(Candidate candidate, Cost reach, Consumer<Candidate> undecided) {
    candidate.reach(reach);
    switch (verdict(candidate)) {
      case YES -> found.add(candidate.meta());
      case OPEN -> undecided.accept(candidate);
      case NO -> {}
    }
  }

  private Verdict verdict(Candidate candidate) {
    try {
      return condition.test(candidate);
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.NOT_FOUND) {
        // Removed by somebody else meanwhile: it is not found, whatever was asked.
        return Verdict.NO;
      }
      if (e.kind() == StoreException.Kind.DAMAGED) {
        damaged.add(candidate.meta().uid().value());
        return Verdict.NO;
      }
      throw e;
    }
  }

  private static UidSet uids(List<Candidate> candidates) {
    UidSet.Builder uids = UidSet.builder();
    candidates.forEach(candidate -> uids.add(candidate.meta().uid().value()));
    return uids.build();
  }
}
