package io.mailcore.imap.search;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.fetch.Summaries;
import io.mailcore.imap.wire.SearchKey;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.FlagsPage;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageContents;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the messages of a mailbox for which a search key holds, step by step, so that whoever runs
 * it may stop between two steps. A step looks at one page of messages, or at one message where its
 * octets must be read. Of each page, what flags and dates decide is decided first, then what the
 * stored summaries do, and only of the messages that are still open is content read. Nothing is
 * asked of the store that the search key doesn't need.
 *
 * <p>A message that turns out to be damaged isn't found, so that it doesn't keep its owner from the
 * others; {@link #damaged} names it. Used on the strand.
 */
public final class SearchEvaluator {

  static final int PAGE = 500;

  private final Mailbox mailbox;
  private final Condition condition;
  private final Set<Cost> costs;
  private final Summaries summaries;
  private final UidSet bounds;

  /** Those that no page has had yet, where neither flags nor dates are wanted. */
  private final PrimitiveIterator.OfLong unlisted;

  private final SearchMatches matches = new SearchMatches();

  /** Matches of the page at hand, in the order in which they were decided. */
  private final List<SearchMatches.Match> found = new ArrayList<>();

  private final UidSet.Builder damaged = UidSet.builder();
  private List<Candidate> open = List.of();
  private int nextOpen;
  private Optional<Uid> after = Optional.empty();
  private boolean pagesDone;
  private long looked;

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
    this.condition = conditions.within(key);
    this.costs = condition.costs();
    this.summaries = new Summaries(mailbox);
    this.bounds = conditions.bounds(key);
    this.unlisted = bounds.stream().iterator();
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

  /** How many messages it has looked at, or begun to. */
  public long looked() {
    return looked;
  }

  /** How many messages it looks at, those that are gone among them. */
  public long total() {
    return bounds.size();
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
    List<Candidate> undecided = new ArrayList<>();
    List<Candidate> page = page();
    looked += page.size();
    for (Candidate candidate : page) {
      put(candidate, Cost.META, undecided::add);
    }
    summaries.load(uids(undecided));
    List<Candidate> unread = new ArrayList<>();
    for (Candidate candidate : undecided) {
      // One without must have it made from its octets, which is work for a step of its own.
      if (costs.contains(Cost.SUMMARY) && candidate.hasFields()) {
        put(candidate, Cost.SUMMARY, unread::add);
      } else {
        unread.add(candidate);
      }
    }
    open = opened(unread);
    nextOpen = 0;
  }

  private List<Candidate> page() {
    List<Candidate> page = new ArrayList<>();
    MessageQuery query = MessageQuery.of(bounds).withLimit(PAGE);
    MessageQuery next = after.map(query::withAfter).orElse(query);
    if (costs.contains(Cost.META)) {
      MessagePage listed = mailbox.messages(next);
      listed.messages().forEach(meta -> page.add(Candidate.of(meta, summaries)));
      after = listed.next();
      pagesDone = after.isEmpty();
    } else if (costs.contains(Cost.FLAGS) || costs.contains(Cost.UID)) {
      FlagsPage listed = mailbox.flags(next);
      listed.messages().forEach(flags -> page.add(Candidate.of(flags, summaries)));
      after = listed.next();
      pagesDone = after.isEmpty();
    } else {
      // Every message is looked at below: one that is gone turns out to be so there.
      while (page.size() < PAGE && unlisted.hasNext()) {
        page.add(Candidate.of(Uid.of(unlisted.nextLong()), summaries));
      }
      pagesDone = !unlisted.hasNext();
    }
    return page;
  }

  /** Those of these that are still there, ready to be read. */
  private List<Candidate> opened(List<Candidate> unread) {
    Map<Uid, MessageMeta> metas = new LinkedHashMap<>();
    if (unread.stream().allMatch(Candidate::hasMeta)) {
      unread.forEach(candidate -> metas.put(candidate.uid(), candidate.meta()));
    } else {
      MessageQuery query = MessageQuery.of(uids(unread)).withLimit(unread.size());
      MessagePage page = mailbox.messages(query);
      page.messages().forEach(meta -> metas.put(meta.uid(), meta));
      while (page.next().isPresent()) {
        page = mailbox.messages(query.withAfter(page.next().get()));
        page.messages().forEach(meta -> metas.put(meta.uid(), meta));
      }
    }
    MessageContents contents = mailbox.contents(uids(unread));
    List<Candidate> opened = new ArrayList<>();
    for (Candidate candidate : unread) {
      Optional.ofNullable(metas.get(candidate.uid()))
          .ifPresent(
              meta -> {
                candidate.open(meta, contents);
                opened.add(candidate);
              });
    }
    return opened;
  }

  private void put(Candidate candidate, Cost reach, Consumer<Candidate> undecided) {
    candidate.reach(reach);
    switch (verdict(candidate)) {
      case YES -> found.add(new SearchMatches.Match(candidate.uid(), candidate.modSeq()));
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
        damaged.add(candidate.uid().value());
        return Verdict.NO;
      }
      throw e;
    }
  }

  private static UidSet uids(List<Candidate> candidates) {
    UidSet.Builder uids = UidSet.builder();
    candidates.forEach(candidate -> uids.add(candidate.uid().value()));
    return uids.build();
  }
}
