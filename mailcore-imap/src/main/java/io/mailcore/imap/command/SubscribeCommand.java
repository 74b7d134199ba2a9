package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.model.MailboxName;
import java.util.Optional;
import java.util.Set;

/**
 * SUBSCRIBE and UNSUBSCRIBE (RFC 3501, sections 6.3.6 and 6.3.7). Names that don't exist, or don't
 * any more, may be subscribed to.
 */
final class SubscribeCommand implements ImapCommand<Optional<MailboxName>> {

  private final boolean subscribed;

  private SubscribeCommand(boolean subscribed) {
    this.subscribed = subscribed;
  }

  static SubscribeCommand subscribe() {
    return new SubscribeCommand(true);
  }

  static SubscribeCommand unsubscribe() {
    return new SubscribeCommand(false);
  }

  @Override
  public String name() {
    return subscribed ? "SUBSCRIBE" : "UNSUBSCRIBE";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public Optional<MailboxName> parse(ImapReader in) {
    in.sp();
    return MailboxAnswers.name(in);
  }

  @Override
  public void execute(Optional<MailboxName> name, ImapSession session, Responder out) {
    if (name.isEmpty()) {
      out.finish(subscribed ? MailboxAnswers.BAD_NAME : MailboxAnswers.NONEXISTENT);
      return;
    }
    session.mailboxes().subscribe(name.get(), subscribed);
    out.finish(Answer.ok(name() + " done"));
  }
}
