package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.model.MailboxName;
import io.mailcore.spi.store.MailboxEntry;
import java.util.Optional;
import java.util.Set;

/**
 * DELETE (RFC 3501, section 6.3.4). Other sessions that have it selected don't stand in the way.
 */
final class DeleteCommand implements ImapCommand<GivenName> {

  @Override
  public String name() {
    return "DELETE";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public GivenName parse(ImapReader in) {
    in.sp();
    return GivenName.read(in);
  }

  @Override
  public void execute(GivenName given, ImapSession session, Responder out) {
    Optional<MailboxName> name = given.name();
    Optional<MailboxEntry> entry = name.flatMap(session::find);
    if (name.filter(MailboxName::isInbox).isPresent()) {
      out.finish(Answer.no("CANNOT", "INBOX can not be deleted"));
    } else if (entry.isEmpty()) {
      boolean parent =
          name.isPresent() && MailboxPages.hasInferiors(session.mailboxes(), name.get());
      out.finish(
          parent
              ? Answer.no("HASCHILDREN", "There are mailboxes below that name, and none of it")
              : MailboxAnswers.NONEXISTENT);
    } else {
      session.mailboxes().delete(entry.get().name());
      leave(entry.get(), session, out);
      given.tell(entry.get().name(), "\\NonExistent", session, out);
      out.finish(Answer.ok("DELETE done"));
    }
  }

  /** A session that deletes the mailbox it has selected has none selected afterwards. */
  private static void leave(MailboxEntry entry, ImapSession session, Responder out) {
    boolean selected =
        session
            .maybeSelected()
            .filter(mailbox -> mailbox.mailbox().id().equals(entry.id()))
            .isPresent();
    if (selected) {
      session.unselect();
      out.untagged("OK [CLOSED] The selected mailbox is deleted");
    }
  }
}
