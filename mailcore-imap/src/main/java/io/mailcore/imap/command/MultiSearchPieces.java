package io.mailcore.imap.command;

import io.mailcore.imap.search.SearchAnswer;
import io.mailcore.imap.search.SearchCorrelator;
import io.mailcore.imap.search.SearchEvaluator;
import io.mailcore.imap.search.SearchMatches;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.ResponsePieces;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.MultiSearchRequest;
import io.mailcore.imap.wire.SearchReturns;
import io.mailcore.model.StoreException;
import io.mailcore.model.UidSet;
import io.mailcore.model.UidValidity;
import io.mailcore.spi.store.Mailbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Searches one mailbox after another, each step by step, and answers for each in which something is
 * found. A mailbox that is removed meanwhile is passed over.
 */
final class MultiSearchPieces implements ResponsePieces {

  /** The search of a mailbox. */
  private record Search(
      SearchCorrelator correlator, SearchEvaluator evaluator, boolean isOfSelected) {}

  private final MultiSearchRequest request;
  private final SearchReturns returns;
  private final SearchSources sources;
  private final ImapSession session;
  private final Responder out;
  private final ImapWriter writer;
  private final Instant now;
  private final Optional<Progress> progress;
  private final WorkPermit permit;
  private Optional<Search> search = Optional.empty();
  private Optional<SearchAnswer> answer = Optional.empty();

  MultiSearchPieces(MultiSearchRequest request, ImapSession session, Responder out) {
    this.request = request;
    this.returns = request.search().returns().orElseThrow();
    this.sources = new SearchSources(request, session);
    this.session = session;
    this.out = out;
    this.writer = out.writer();
    this.now = session.server().clock().instant();
    this.progress = Progress.of(session, out);
    this.permit = WorkPermit.of(session);
  }

  @Override
  public boolean writeNext() {
    boolean more = true;
    if (answer.isPresent()) {
      answer = answer.filter(current -> current.writeNext(writer));
    } else if (search.isPresent()) {
      permit.check();
      step(search.get());
    } else {
      more = sources.hasNext();
      if (more) {
        search = unlessGone(() -> Optional.of(begin(sources.next())));
      }
    }
    if (writer.size() > 0) {
      out.send(writer);
    }
    return more;
  }

  @Override
  public void close() {
    permit.close();
  }

  private Search begin(SearchSources.Source source) {
    if (source.view().isPresent()) {
      SelectedMailbox view = source.view().get();
      SelectedScope scope = new SelectedScope(view, InstantSource.fixed(now));
      Search begun =
          new Search(
              SearchCorrelator.of(out.tag(), source.name(), view.uidValidity()),
              new SearchEvaluator(request.search().key(), view.mailbox(), scope),
              true);
      if (SearchStart.saves(request.search())) {
        // So it stays if this fails; what was saved before has been put into the keys.
        view.save(UidSet.empty());
      }
      return begun;
    }
    Mailbox mailbox = session.mailboxes().open(source.entry().orElseThrow().id());
    UidValidity uidValidity = mailbox.status().uidValidity();
    StoredScope scope = StoredScope.of(mailbox, now);
    return new Search(
        SearchCorrelator.of(out.tag(), source.name(), uidValidity),
        new SearchEvaluator(request.search().key(), mailbox, scope),
        false);
  }

  private void step(Search current) {
    search = unlessGone(() -> current.evaluator().step() ? Optional.of(current) : found(current));
    if (search.isPresent()) {
      progress.filter(Progress::isDue).ifPresent(due -> due.write(writer));
    }
  }

  private Optional<Search> found(Search done) {
    SearchPieces.warn(done.evaluator().damaged(), writer);
    SearchMatches matches = done.evaluator().matches();
    if (SearchStart.saves(request.search())) {
      session.selected().save(matches.toSave(returns));
    }
    if (done.isOfSelected()) {
      SearchContext.begin(request.search(), matches, done.correlator(), true, session, writer);
    }
    if (!matches.uids().isEmpty() && !returns.savesAlone()) {
      boolean modSeqs = request.search().asksForModSeq();
      answer =
          Optional.of(
              SearchAnswer.extended(
                  done.correlator(), returns, matches, Optional.empty(), modSeqs));
    }
    return Optional.empty();
  }

  /** Work on a mailbox that may be removed by somebody else at any time. */
  private interface Work {
    Optional<Search> run();
  }

  private static Optional<Search> unlessGone(Work work) {
    try {
      return work.run();
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
