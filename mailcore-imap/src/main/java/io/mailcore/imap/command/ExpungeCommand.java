package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.SessionState;
import java.util.Set;

/** EXPUNGE (RFC 3501, section 6.4.3). */
final class ExpungeCommand extends PlainCommand {

  @Override
  public String name() {
    return "EXPUNGE";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return Set.of(SessionState.SELECTED);
  }

  @Override
  void execute(ImapSession session, Responder out) {
    SelectedMailbox selected = session.selected();
    if (selected.readOnly()) {
      out.finish(MailboxAnswers.READ_ONLY);
      return;
    }
    selected.expunge(selected.uids());
    out.finish(Answer.ok("EXPUNGE done"));
  }
}
