package io.mailcore.imap.command;

import io.mailcore.imap.search.SearchAnswer;
import io.mailcore.imap.search.SearchEvaluator;
import io.mailcore.imap.search.SearchMatches;
import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.session.Updates;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.SearchRequest;
import io.mailcore.imap.wire.SearchReturn;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * SEARCH and UID SEARCH (RFC 3501, sections 6.4.4 and 6.4.8; RFC 4731; RFC 5032; RFC 5182; RFC
 * 7162, section 3.1.5).
 */
final class SearchCommand implements ImapCommand<SearchRequest> {

  private static final String ESEARCH = "ESEARCH";
  private static final String SEARCHRES = "SEARCHRES";
  private static final String WITHIN = "WITHIN";
  private static final Answer BAD_CHARSET =
      Answer.no("BADCHARSET (US-ASCII UTF-8)", "Charset is not known");

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
    return session.offers(ESEARCH) ? List.of(ESEARCH, SEARCHRES, WITHIN) : List.of(WITHIN);
  }

  @Override
  public Updates updates() {
    return byUid ? Updates.ALL : Updates.NO_EXPUNGE;
  }

  @Override
  public SearchRequest parse(ImapReader in) {
    return SearchRequest.parse(in);
  }

  @Override
  public void execute(SearchRequest request, ImapSession session, Responder out) {
    Set<SearchReturn> returns = request.returns().orElse(Set.of());
    check(request, session);
    SelectedMailbox selected = session.selected();
    boolean saves = returns.contains(SearchReturn.SAVE);
    if (!request.knownCharset()) {
      if (saves) {
        selected.save(UidSet.empty());
      }
      out.finish(BAD_CHARSET);
      return;
    }
    if (request.asksForModSeq()) {
      Condstore.use(session);
    }
    if (request.usesNumbers()) {
      out.keepNumbers();
    }
    SearchEvaluator evaluator =
        new SearchEvaluator(request.key(), selected.mailbox(), new SelectedScope(selected));
    if (saves) {
      // So it stays if this fails; what was saved before has been put into the key.
      selected.save(UidSet.empty());
    }
    out.pump(
        new SearchPieces(evaluator, matches -> found(matches, request, selected, out), out),
        () -> out.finish(Answer.ok(name() + " done")));
  }

  private static void check(SearchRequest request, ImapSession session) {
    if (request.returns().isPresent() && !session.offers(ESEARCH)) {
      throw new ImapSyntaxException("Unknown search return option");
    }
    if (request.returns().orElse(Set.of()).contains(SearchReturn.SAVE)
        && !session.offers(SEARCHRES)) {
      throw new ImapSyntaxException("Search results are not saved");
    }
    if (!request.extensions().stream().allMatch(session::offers)) {
      throw new ImapSyntaxException("Unknown search key");
    }
  }

  private Optional<SearchAnswer> found(
      SearchMatches matches, SearchRequest request, SelectedMailbox selected, Responder out) {
    Optional<ToIntFunction<Uid>> numbers = byUid ? Optional.empty() : Optional.of(selected::number);
    boolean modSeqs = request.asksForModSeq();
    if (request.returns().isEmpty()) {
      return Optional.of(SearchAnswer.search(matches, numbers, modSeqs));
    }
    Set<SearchReturn> returns = request.returns().get();
    if (returns.contains(SearchReturn.SAVE)) {
      selected.save(matches.toSave(returns));
    }
    // Who wants nothing but to save is told nothing (RFC 5182, section 2.1).
    return returns.equals(Set.of(SearchReturn.SAVE))
        ? Optional.empty()
        : Optional.of(SearchAnswer.extended(out.tag(), returns, matches, numbers, modSeqs));
  }
}
