package io.mailcore.imap.session;

import io.mailcore.imap.wire.FramerEvent;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.model.StoreException;
import java.util.Optional;

/**
 * Decides on literals before they are sent (RFC 3501, section 4.3): what belongs to no command that
 * could be run is refused at once, so that a client needn't send it and a stranger can't make the
 * server take it.
 */
final class LiteralDesk {

  private static final LiteralPlan KEEP = new LiteralPlan.Keep();

  private final ImapSession session;

  LiteralDesk(ImapSession session) {
    this.session = session;
  }

  LiteralPlan decide(CommandHead head, FramerEvent.LiteralWanted wanted) {
    Optional<String> problem = head.problem(session.state());
    if (problem.isPresent()) {
      return new LiteralPlan.Refuse(Answer.bad(problem.get()));
    }
    LiteralPlan plan = KEEP;
    if (head.command().orElseThrow() instanceof LiteralCommand<?> command) {
      try {
        plan = command.literal(head.arguments(), wanted.size(), wanted.kind(), session);
      } catch (ImapSyntaxException e) {
        return new LiteralPlan.Refuse(Answer.bad(e.text()));
      } catch (StoreException e) {
        return new LiteralPlan.Refuse(StoreErrors.answer(e));
      }
    }
    boolean tooLarge = plan instanceof LiteralPlan.Keep && !wanted.fits();
    return tooLarge ? new LiteralPlan.Refuse(Answer.no("TOOBIG", "Literal too large")) : plan;
  }
}
