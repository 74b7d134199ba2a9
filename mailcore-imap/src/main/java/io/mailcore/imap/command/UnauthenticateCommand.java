package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.session.Updates;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** UNAUTHENTICATE (RFC 8437): the connection is as it was before the log-in, but for TLS. */
final class UnauthenticateCommand extends PlainCommand {

  private static final String UNAUTHENTICATE = "UNAUTHENTICATE";

  @Override
  public String name() {
    return UNAUTHENTICATE;
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public Optional<String> extension() {
    return Optional.of(UNAUTHENTICATE);
  }

  @Override
  public List<String> capabilities(ImapSession session) {
    return allowedIn().contains(session.state()) ? List.of(UNAUTHENTICATE) : List.of();
  }

  @Override
  public Updates updates() {
    return Updates.NONE;
  }

  @Override
  void execute(ImapSession session, Responder out) {
    session.loggedOut();
    out.finish(Answer.ok("UNAUTHENTICATE done"));
    // The answer was still compressed (section 4.1).
    session.endCompression();
  }
}
