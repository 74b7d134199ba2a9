package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** CANCELUPDATE (RFC 5267, section 4.3.5). Tags of searches that have ended are passed over. */
final class CancelUpdateCommand implements ImapCommand<List<String>> {

  @Override
  public String name() {
    return "CANCELUPDATE";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return Set.of(SessionState.SELECTED);
  }

  @Override
  public Optional<String> extension() {
    return Optional.of(Contexts.SEARCH);
  }

  /** SEARCH names it, as far as it can do it. */
  @Override
  public List<String> capabilities(ImapSession session) {
    return List.of();
  }

  @Override
  public List<String> parse(ImapReader in) {
    List<String> tags = new ArrayList<>();
    in.sp();
    do {
      tags.add(in.string());
    } while (in.trySp());
    return tags;
  }

  @Override
  public void execute(List<String> tags, ImapSession session, Responder out) {
    tags.forEach(session.selected().watches()::remove);
    out.finish(Answer.ok("CANCELUPDATE done"));
  }
}
