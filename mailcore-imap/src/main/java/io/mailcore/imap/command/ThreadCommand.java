package io.mailcore.imap.command;

import io.mailcore.imap.search.MessageThreader;
import io.mailcore.imap.search.SearchEvaluator;
import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.session.Updates;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.ThreadRequest;
import io.mailcore.imap.wire.ThreadRequest.Algorithm;
import io.mailcore.model.Uid;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;

/** THREAD and UID THREAD (RFC 5256, section 3). */
final class ThreadCommand implements ImapCommand<ThreadRequest> {

  private static final String PREFIX = "THREAD=";

  private final boolean byUid;

  private ThreadCommand(boolean byUid) {
    this.byUid = byUid;
  }

  /** THREAD. */
  static ThreadCommand byNumber() {
    return new ThreadCommand(false);
  }

  /** UID THREAD. */
  static ThreadCommand byUid() {
    return new ThreadCommand(true);
  }

  @Override
  public String name() {
    return byUid ? "UID THREAD" : "THREAD";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return Set.of(SessionState.SELECTED);
  }

  @Override
  public List<String> capabilities(ImapSession session) {
    return Stream.of(Algorithm.values()).map(algorithm -> PREFIX + algorithm).toList();
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
  public ThreadRequest parse(ImapReader in) {
    return ThreadRequest.parse(in);
  }

  @Override
  public void execute(ThreadRequest request, ImapSession session, Responder out) {
    if (!session.offers(PREFIX + request.algorithm())) {
      throw new ImapSyntaxException("Unknown threading algorithm");
    }
    if (SearchStart.isRefused(request.search(), session, out)) {
      return;
    }
    Optional<SearchEvaluator> evaluator = SearchStart.of(request.search(), PREFIX, session, out);
    if (evaluator.isEmpty()) {
      out.finish(SearchStart.BAD_CHARSET);
      return;
    }
    SelectedMailbox selected = session.selected();
    LongUnaryOperator numbers = byUid ? uid -> uid : uid -> selected.number(Uid.of(uid));
    out.pump(
        new SearchPieces(
            evaluator.get(),
            matches ->
                new MessageThreader(
                    request.algorithm(), selected.mailbox(), matches.uids(), numbers),
            session,
            out),
        () -> out.finish(Answer.ok(name() + " done")));
  }
}
