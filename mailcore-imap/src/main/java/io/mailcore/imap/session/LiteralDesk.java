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

  /** The largest literal that may come at once where only LITERAL- is offered. */
  private static final long LITERAL_MINUS = 4096;

  private final ImapSession session;

  LiteralDesk(ImapSession session) {
    this.session = session;
  }

  LiteralPlan decide(CommandHead head, FramerEvent.LiteralWanted wanted) {
    Optional<String> problem = head.problem(session.state()).or(() -> haste(wanted));
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

  /** What is wrong with sending the literal at once (RFC 7888), or empty. */
  private Optional<String> haste(FramerEvent.LiteralWanted wanted) {
    if (wanted.synchronizing() || session.offers("LITERAL+")) {
      return Optional.empty();
    }
    if (!session.offers("LITERAL-")) {
      return Optional.of("Literals must be synchronizing");
    }
    return wanted.size() <= LITERAL_MINUS
        ? Optional.empty()
        : Optional.of("Literals of more than 4096 octets must be synchronizing");
  }
}
