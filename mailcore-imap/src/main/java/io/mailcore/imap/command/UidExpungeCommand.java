package io.mailcore.imap.command;

import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.SequenceSet;
import java.util.Optional;
import java.util.Set;

/** UID EXPUNGE (RFC 4315, section 2.1; RFC 7162, section 3.2.9). */
final class UidExpungeCommand implements ImapCommand<SequenceSet> {

  @Override
  public String name() {
    return "UID EXPUNGE";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return Set.of(SessionState.SELECTED);
  }

  @Override
  public Optional<String> extension() {
    return Optional.of("UIDPLUS");
  }

  @Override
  public SequenceSet parse(ImapReader in) {
    in.sp();
    return in.sequenceSet();
  }

  @Override
  public void execute(SequenceSet uids, ImapSession session, Responder out) {
    SelectedMailbox selected = session.selected();
    if (selected.readOnly()) {
      out.finish(MailboxAnswers.READ_ONLY);
      return;
    }
    ExpungeCommand.finish(
        selected.expunge(selected.resolve(uids, true)), "UID EXPUNGE done", session, out);
  }
}
