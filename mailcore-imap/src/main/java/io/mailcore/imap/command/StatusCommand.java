package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.OptIn;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.model.MailboxName;
import io.mailcore.spi.store.MailboxEntry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** STATUS (RFC 3501, section 6.3.10). */
final class StatusCommand implements ImapCommand<StatusCommand.Args> {

  /** Which mailbox, and what of it. */
  record Args(Optional<MailboxName> mailbox, Set<StatusItem> items) {}

  @Override
  public String name() {
    return "STATUS";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public List<String> capabilities(ImapSession session) {
    return List.of("STATUS=SIZE");
  }

  @Override
  public Args parse(ImapReader in) {
    in.sp();
    Optional<MailboxName> mailbox = MailboxAnswers.name(in);
    in.sp();
    return new Args(mailbox, items(in));
  }

  /** Wants the items in parentheses, one at least. */
  static Set<StatusItem> items(ImapReader in) {
    Set<StatusItem> items = new LinkedHashSet<>();
    in.open();
    do {
      items.add(StatusItem.named(in.atom()));
    } while (in.trySp());
    in.close();
    return items;
  }

  @Override
  public void execute(Args args, ImapSession session, Responder out) {
    StatusItem.check(args.items(), session);
    Optional<MailboxEntry> entry = args.mailbox().flatMap(session::find);
    if (entry.isEmpty()) {
      out.finish(MailboxAnswers.NONEXISTENT);
      return;
    }
    if (args.items().contains(StatusItem.HIGHESTMODSEQ)) {
      session.enable(OptIn.CONDSTORE);
    }
    out.send(StatusReport.of(entry.get(), args.items(), session).write(out.writer()));
    out.finish(Answer.ok("STATUS done"));
  }
}
