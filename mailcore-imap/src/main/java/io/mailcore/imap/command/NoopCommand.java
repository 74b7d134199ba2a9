package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.SessionState;
import java.util.Set;

/** NOOP (RFC 3501, section 6.1.2). */
final class NoopCommand extends PlainCommand {

  @Override
  public String name() {
    return "NOOP";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.any();
  }

  @Override
  void execute(ImapSession session, Responder out) {
    // The client asks for news: look, whether or not a hint has come.
    session.maybeSelected().ifPresent(SelectedMailbox::touched);
    out.finish(Answer.ok("NOOP done"));
  }
}
