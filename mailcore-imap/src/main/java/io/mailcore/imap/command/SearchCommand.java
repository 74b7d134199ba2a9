package io.mailcore.imap.command;

import io.mailcore.imap.search.SearchAnswer;
import io.mailcore.imap.search.SearchEvaluator;
import io.mailcore.imap.search.SearchMatches;
import io.mailcore.imap.search.SearchScope;
import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.ResponsePieces;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.session.Updates;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.SearchRequest;
import io.mailcore.imap.wire.SearchReturn;
import io.mailcore.imap.wire.SequenceSet;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * SEARCH and UID SEARCH (RFC 3501, sections 6.4.4 and 6.4.8; RFC 4731; RFC 7162, section 3.1.5).
 */
final class SearchCommand implements ImapCommand<SearchRequest> {

  private static final String ESEARCH = "ESEARCH";
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
    return List.of(ESEARCH);
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
    if (request.returns().isPresent()) {
      checkReturns(request.returns().get(), session);
    }
    if (!request.knownCharset()) {
      out.finish(BAD_CHARSET);
      return;
    }
    boolean modSeqs = request.asksForModSeq();
    if (modSeqs) {
      Condstore.use(session);
    }
    SelectedMailbox selected = session.selected();
    SearchEvaluator evaluator =
        new SearchEvaluator(request.key(), selected.mailbox(), new View(selected));
    out.pump(
        new SearchPieces(
            evaluator, matches -> answer(matches, request, modSeqs, selected, out), out),
        () -> out.finish(Answer.ok(name() + " done")));
  }

  private static void checkReturns(Set<SearchReturn> returns, ImapSession session) {
    if (!session.offers(ESEARCH) || returns.contains(SearchReturn.SAVE)) {
      throw new ImapSyntaxException("Unknown search return option");
    }
  }

  private SearchAnswer answer(
      SearchMatches matches,
      SearchRequest request,
      boolean modSeqs,
      SelectedMailbox selected,
      Responder out) {
    Optional<ToIntFunction<Uid>> numbers = byUid ? Optional.empty() : Optional.of(selected::number);
    return request.returns().isPresent()
        ? SearchAnswer.extended(out.tag(), request.returns().get(), matches, numbers, modSeqs)
        : SearchAnswer.search(matches, numbers, modSeqs);
  }

  /** What the client sees of the mailbox. */
  private record View(SelectedMailbox selected) implements SearchScope {
    @Override
    public UidSet all() {
      return selected.uids();
    }

    @Override
    public UidSet resolve(SequenceSet set, boolean byUid) {
      return selected.resolve(set, byUid);
    }

    @Override
    public boolean isRecent(Uid uid) {
      return selected.isRecent(uid);
    }
  }

  /** Makes the answer of what was found. */
  private interface AnswerMaker {
    SearchAnswer of(SearchMatches matches);
  }

  /** Looks at a page of messages or reads one a step, then writes the answer. */
  private static final class SearchPieces implements ResponsePieces {

    private final SearchEvaluator evaluator;
    private final AnswerMaker maker;
    private final Responder out;
    private final ImapWriter writer;
    private Optional<SearchAnswer> answer = Optional.empty();

    SearchPieces(SearchEvaluator evaluator, AnswerMaker maker, Responder out) {
      this.evaluator = evaluator;
      this.maker = maker;
      this.out = out;
      this.writer = out.writer();
    }

    @Override
    public boolean writeNext() {
      if (answer.isEmpty()) {
        if (evaluator.step()) {
          return true;
        }
        warn(evaluator.damaged());
        answer = Optional.of(maker.of(evaluator.matches()));
      }
      boolean more = answer.get().writeNext(writer);
      out.send(writer);
      return more;
    }

    private void warn(UidSet damaged) {
      damaged
          .first()
          .ifPresent(
              first -> {
                String text = "Damaged messages: " + damaged.size() + ", first UID " + first;
                writer.untagged().raw("NO [CORRUPTION]").text(text).crlf();
              });
    }
  }
}
