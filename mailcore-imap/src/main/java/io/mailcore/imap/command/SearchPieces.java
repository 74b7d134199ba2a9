package io.mailcore.imap.command;

import io.mailcore.imap.search.Outcome;
import io.mailcore.imap.search.SearchEvaluator;
import io.mailcore.imap.search.SearchMatches;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.ResponsePieces;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.UidSet;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks at a page of messages or reads one a step, makes of them what is asked for, then writes the
 * answer, if there is one.
 */
final class SearchPieces implements ResponsePieces {

  private final SearchEvaluator evaluator;
  private final Function<SearchMatches, Outcome> maker;
  private final Responder out;
  private final ImapWriter writer;
  private final Optional<Progress> progress;
  private final WorkPermit permit;
  private Optional<Outcome> outcome = Optional.empty();
  private boolean done;

  /**
   * Pieces.
   *
   * @param maker begins to make the answer of what was found
   */
  SearchPieces(
      SearchEvaluator evaluator,
      Function<SearchMatches, Outcome> maker,
      ImapSession session,
      Responder out) {
    this.evaluator = evaluator;
    this.maker = maker;
    this.out = out;
    this.writer = out.writer();
    this.progress = Progress.of(session, out);
    this.permit = WorkPermit.of(session);
  }

  @Override
  public boolean writeNext() {
    if (!done) {
      permit.check();
    }
    if (outcome.isEmpty()) {
      if (evaluator.step()) {
        progress
            .filter(Progress::isDue)
            .ifPresent(due -> due.write(evaluator.looked(), evaluator.total(), writer));
        return send();
      }
      outcome = Optional.of(maker.apply(evaluator.matches()));
    }
    if (!done) {
      if (outcome.get().step()) {
        progress.filter(Progress::isDue).ifPresent(due -> due.write(writer));
        return send();
      }
      done = true;
      // What is left waits for the client at most.
      permit.close();
      warn(evaluator.damaged().union(outcome.get().damaged()), writer);
    }
    boolean more = outcome.get().response().map(answer -> answer.writeNext(writer)).orElse(false);
    send();
    return more;
  }

  @Override
  public void close() {
    permit.close();
  }

  /** Sends what has been written; there is more to come. */
  private boolean send() {
    if (writer.size() > 0) {
      out.send(writer);
    }
    return true;
  }

  /** Tells of messages that couldn't be read, if there are any. */
  static void warn(UidSet damaged, ImapWriter writer) {
    damaged
        .first()
        .ifPresent(
            first -> {
              String text = "Damaged messages: " + damaged.size() + ", first UID " + first;
              writer.untagged().raw("NO [CORRUPTION]").text(text).crlf();
            });
  }
}
