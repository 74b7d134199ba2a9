package io.mailcore.imap.command;

import io.mailcore.imap.search.Outcome;
import io.mailcore.imap.search.SearchAnswer;
import io.mailcore.imap.search.SearchCorrelator;
import io.mailcore.imap.search.SearchEvaluator;
import io.mailcore.imap.search.SearchMatches;
import io.mailcore.imap.search.SearchResponse;
import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.OptIn;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.session.Updates;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.SearchRequest;
import io.mailcore.imap.wire.SearchReturn;
import io.mailcore.imap.wire.SearchReturns;
import io.mailcore.model.Uid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * SEARCH and UID SEARCH (RFC 3501, sections 6.4.4 and 6.4.8; RFC 4731; RFC 5032; RFC 5182; RFC
 * 5255, section 4; RFC 5267, section 4; RFC 7162, section 3.1.5; RFC 9394).
 */
final class SearchCommand implements ImapCommand<SearchRequest> {

  private static final String ESEARCH = "ESEARCH";
  private static final String WITHIN = "WITHIN";

  /** Texts are compared as this says, here as in SORT and THREAD. */
  private static final String I18N = "I18NLEVEL=1";

  private final boolean byUid;

  private SearchCommand(boolean byUid) {
    this.byUid = byUid;
  }

  /** SEARCH. */
  static SearchCommand byNumber() {
    return new SearchCommand(false);
  }

  /** UID SEARCH. */
  static SearchCommand byUid() {
    return new SearchCommand(true);
  }

  @Override
  public String name() {
    return byUid ? "UID SEARCH" : "SEARCH";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return Set.of(SessionState.SELECTED);
  }

  @Override
  public List<String> capabilities(ImapSession session) {
    List<String> names = new ArrayList<>();
    if (session.offers(ESEARCH)) {
      names.add(ESEARCH);
      names.add(SearchStart.SEARCHRES);
      names.add(SearchStart.PARTIAL);
      names.add(Contexts.SEARCH);
    }
    names.addAll(List.of(WITHIN, I18N, Progress.CAPABILITY));
    return names;
  }

  @Override
  public Updates updates() {
    return byUid ? Updates.ALL : Updates.NO_EXPUNGE;
  }

  @Override
  public boolean usesNumbers() {
    return !byUid;
  }

  @Override
  public SearchRequest parse(ImapReader in) {
    return SearchRequest.parse(in);
  }

  @Override
  public void execute(SearchRequest request, ImapSession session, Responder out) {
    if (SearchStart.isRefused(request, session, out)) {
      return;
    }
    Contexts.check(request, Contexts.SEARCH, session, out);
    Optional<SearchEvaluator> evaluator = SearchStart.of(request, ESEARCH, session, out);
    if (evaluator.isEmpty()) {
      out.finish(SearchStart.BAD_CHARSET);
      return;
    }
    out.pump(
        new SearchPieces(
            evaluator.get(),
            matches -> {
              begin(matches, request, session, out);
              return Outcome.of(answer(matches, request, session, out));
            },
            session,
            out),
        () -> out.finish(Answer.ok(name() + " done")));
  }

  private void begin(
      SearchMatches matches, SearchRequest request, ImapSession session, Responder out) {
    ImapWriter writer = out.writer();
    SearchCorrelator correlator = SearchCorrelator.of(out.tag());
    SearchContext.begin(request, matches, correlator, byUid, session, writer);
    if (writer.size() > 0) {
      out.send(writer);
    }
  }

  private Optional<SearchResponse> answer(
      SearchMatches matches, SearchRequest request, ImapSession session, Responder out) {
    SelectedMailbox selected = session.selected();
    Optional<ToIntFunction<Uid>> numbers = byUid ? Optional.empty() : Optional.of(selected::number);
    boolean modSeqs = request.asksForModSeq();
    // IMAP4rev2 knows ESEARCH alone (RFC 9051, section 6.4.4).
    if (request.returns().isEmpty() && !session.isEnabled(OptIn.IMAP4REV2)) {
      return Optional.of(SearchAnswer.search(matches, numbers, modSeqs));
    }
    SearchReturns returns = request.returns().orElse(SearchReturns.of(SearchReturn.ALL));
    if (returns.has(SearchReturn.SAVE)) {
      selected.save(matches.toSave(returns));
    }
    // Who wants nothing but to save is told nothing (RFC 5182, section 2.1).
    return returns.savesAlone()
        ? Optional.empty()
        : Optional.of(
            SearchAnswer.extended(
                SearchCorrelator.of(out.tag()), returns, matches, numbers, modSeqs));
  }
}
