package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.session.Updates;
import java.util.Optional;
import java.util.Set;

/** UNSELECT (RFC 3691). */
final class UnselectCommand extends PlainCommand {

  @Override
  public String name() {
    return "UNSELECT";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return Set.of(SessionState.SELECTED);
  }

  @Override
  public Optional<String> extension() {
    return Optional.of("UNSELECT");
  }

  @Override
  public Updates updates() {
    return Updates.NONE;
  }

  @Override
  void execute(ImapSession session, Responder out) {
    session.unselect();
    out.finish(Answer.ok("UNSELECT done"));
  }
}
