package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import java.util.Optional;
import java.util.Set;

/** NAMESPACE (RFC 2342: an account has its own mailboxes and no others). */
final class NamespaceCommand extends PlainCommand {

  @Override
  public String name() {
    return "NAMESPACE";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public Optional<String> extension() {
    return Optional.of("NAMESPACE");
  }

  @Override
  void execute(ImapSession session, Responder out) {
    out.untagged("NAMESPACE ((\"\" \"/\")) NIL NIL");
    out.finish(Answer.ok("NAMESPACE done"));
  }
}
