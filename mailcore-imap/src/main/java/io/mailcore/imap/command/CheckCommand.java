package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import java.util.Set;

/** CHECK (RFC 3501, section 6.4.1: there is nothing to do, as every change is durable). */
final class CheckCommand extends PlainCommand {

  @Override
  public String name() {
    return "CHECK";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return Set.of(SessionState.SELECTED);
  }

  @Override
  void execute(ImapSession session, Responder out) {
    session.selected().touched();
    out.finish(Answer.ok("CHECK done"));
  }
}
