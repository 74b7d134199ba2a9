package io.mailcore.imap.command;

import io.mailcore.imap.search.SearchAnswer;
import io.mailcore.imap.search.SearchEvaluator;
import io.mailcore.imap.search.SearchMatches;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.ResponsePieces;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.UidSet;
import java.util.Optional;

/** Looks at a page of messages or reads one a step, then writes the answer, if there is one. */
final class SearchPieces implements ResponsePieces {

  /** Makes the answer of what was found. */
  interface AnswerMaker {
    Optional<SearchAnswer> of(SearchMatches matches);
  }

  private final SearchEvaluator evaluator;
  private final AnswerMaker maker;
  private final Responder out;
  private final ImapWriter writer;
  private boolean found;
  private Optional<SearchAnswer> answer = Optional.empty();

  SearchPieces(SearchEvaluator evaluator, AnswerMaker maker, Responder out) {
    this.evaluator = evaluator;
    this.maker = maker;
    this.out = out;
    this.writer = out.writer();
  }

  @Override
  public boolean writeNext() {
    if (!found) {
      if (evaluator.step()) {
        return true;
      }
      found = true;
      warn(evaluator.damaged());
      answer = maker.of(evaluator.matches());
    }
    boolean more = answer.isPresent() && answer.get().writeNext(writer);
    if (writer.size() > 0) {
      out.send(writer);
    }
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
