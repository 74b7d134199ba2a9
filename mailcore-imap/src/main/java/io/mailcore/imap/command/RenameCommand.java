package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.model.MailboxName;
import java.util.Optional;
import java.util.Set;

/** RENAME (RFC 3501, section 6.3.5). */
final class RenameCommand implements ImapCommand<RenameCommand.Args> {

  /** The name that is, and the one that shall be. */
  record Args(GivenName from, String to) {}

  @Override
  public String name() {
    return "RENAME";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public Args parse(ImapReader in) {
    in.sp();
    GivenName from = GivenName.read(in);
    in.sp();
    return new Args(from, in.mailboxText());
  }

  @Override
  public void execute(Args args, ImapSession session, Responder out) {
    Optional<MailboxName> to = CreateCommand.creatable(args.to());
    if (args.from().name().flatMap(session::find).isEmpty()) {
      out.finish(MailboxAnswers.NONEXISTENT);
    } else if (to.isEmpty()) {
      out.finish(MailboxAnswers.BAD_NAME);
    } else {
      session.mailboxes().rename(args.from().name().get(), to.get());
      // INBOX, if it is that, has lost its messages.
      session.maybeSelected().ifPresent(SelectedMailbox::touched);
      args.from().tell(to.get(), "", session, out);
      new GivenName(args.to(), to).tell(to.get(), "", session, out);
      out.finish(Answer.ok("RENAME done"));
    }
  }
}
