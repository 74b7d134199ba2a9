package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.session.Updates;
import java.util.Set;

/** CLOSE (RFC 3501, section 6.4.2). */
final class CloseCommand extends PlainCommand {

  @Override
  public String name() {
    return "CLOSE";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return Set.of(SessionState.SELECTED);
  }

  @Override
  public Updates updates() {
    return Updates.NONE;
  }

  @Override
  void execute(ImapSession session, Responder out) {
    SelectedMailbox selected = session.selected();
    // Whatever storage says, the client is out of the mailbox afterwards.
    session.unselect();
    if (!selected.readOnly()) {
      selected.expunge(selected.uids());
    }
    out.finish(Answer.ok("CLOSE done"));
  }
}
