package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.OptIn;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.SessionState;
import io.mailcore.model.UidSet;
import java.util.Set;

/** EXPUNGE (RFC 3501, section 6.4.3; RFC 7162, section 3.2.7). */
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
    finish(selected.expunge(selected.uids()), "EXPUNGE done", session, out);
  }

  /**
   * Ends a command that has removed messages: a client that has enabled QRESYNC and has been told
   * of them learns up to where it knows the mailbox now.
   */
  static void finish(UidSet removed, String text, ImapSession session, Responder out) {
    out.tellOwn();
    if (removed.isEmpty() || !session.isEnabled(OptIn.QRESYNC)) {
      out.finish(Answer.ok(text));
    } else {
      out.finishBehindNews(
          () -> Answer.ok("HIGHESTMODSEQ " + session.selected().highestModSeq().value(), text));
    }
  }
}
