package io.mailcore.imap.command;

import io.mailcore.imap.search.MessageSorter;
import io.mailcore.imap.search.SearchEvaluator;
import io.mailcore.imap.search.SearchResponse;
import io.mailcore.imap.search.SortAnswer;
import io.mailcore.imap.search.SortedMessages;
import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.session.Updates;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.SearchReturn;
import io.mailcore.imap.wire.SearchReturns;
import io.mailcore.imap.wire.SortRequest;
import io.mailcore.model.Uid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/** SORT and UID SORT (RFC 5256, section 3; RFC 5267, section 3; RFC 5957). */
final class SortCommand implements ImapCommand<SortRequest> {

  private static final String SORT = "SORT";
  private static final String DISPLAY = "SORT=DISPLAY";
  private static final String ESORT = "ESORT";

  private final boolean byUid;

  private SortCommand(boolean byUid) {
    this.byUid = byUid;
  }

  /** SORT. */
  static SortCommand byNumber() {
    return new SortCommand(false);
  }

  /** UID SORT. */
  static SortCommand byUid() {
    return new SortCommand(true);
  }

  @Override
  public String name() {
    return byUid ? "UID SORT" : SORT;
  }

  @Override
  public Set<SessionState> allowedIn() {
    return Set.of(SessionState.SELECTED);
  }

  @Override
  public Optional<String> extension() {
    return Optional.of(SORT);
  }

  @Override
  public List<String> capabilities(ImapSession session) {
    List<String> names = new ArrayList<>();
    if (session.offers(SORT)) {
      names.addAll(List.of(SORT, DISPLAY, ESORT));
      // What ends updates comes with those of SEARCH.
      if (session.offers(ESORT) && session.offers(Contexts.SEARCH)) {
        names.add(Contexts.SORT);
      }
    }
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
  public SortRequest parse(ImapReader in) {
    return SortRequest.parse(in);
  }

  @Override
  public void execute(SortRequest request, ImapSession session, Responder out) {
    if (request.keys().stream().anyMatch(key -> key.field().isDisplay())
        && !session.offers(DISPLAY)) {
      throw new ImapSyntaxException("Unknown sort key");
    }
    Contexts.check(request.search(), Contexts.SORT, session, out);
    if (SearchStart.isRefused(request.search(), session, out)) {
      return;
    }
    Optional<SearchEvaluator> evaluator = SearchStart.of(request.search(), ESORT, session, out);
    if (evaluator.isEmpty()) {
      out.finish(SearchStart.BAD_CHARSET);
      return;
    }
    SelectedMailbox selected = session.selected();
    out.pump(
        new SearchPieces(
            evaluator.get(),
            matches ->
                new MessageSorter(
                    request.keys(),
                    selected.mailbox(),
                    matches.uids(),
                    sorted -> {
                      SortContext.begin(request, sorted, byUid, session, out);
                      return answer(sorted, request, selected, out);
                    }),
            session,
            out),
        () -> out.finish(Answer.ok(name() + " done")));
  }

  private Optional<SearchResponse> answer(
      SortedMessages sorted, SortRequest request, SelectedMailbox selected, Responder out) {
    LongUnaryOperator numbers = byUid ? uid -> uid : uid -> selected.number(Uid.of(uid));
    boolean modSeqs = request.search().asksForModSeq();
    if (request.search().returns().isEmpty()) {
      return Optional.of(SortAnswer.sort(sorted, numbers, modSeqs));
    }
    SearchReturns returns = request.search().returns().get();
    if (returns.has(SearchReturn.SAVE)) {
      selected.save(sorted.toSave(returns));
    }
    return returns.savesAlone()
        ? Optional.empty()
        : Optional.of(SortAnswer.extended(out.tag(), returns, sorted, numbers, byUid, modSeqs));
  }
}
