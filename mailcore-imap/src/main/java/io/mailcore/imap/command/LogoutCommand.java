package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import java.util.Set;

/** LOGOUT (RFC 3501, section 6.1.3). */
final class LogoutCommand extends PlainCommand {

  @Override
  public String name() {
    return "LOGOUT";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.any();
  }

  @Override
  void execute(ImapSession session, Responder out) {
    out.logout("Logging out", Answer.ok("LOGOUT done"));
  }
}
