package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.MailboxLines;
import io.mailcore.imap.session.OptIn;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.session.Updates;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.SequenceSet;
import io.mailcore.model.MailboxName;
import io.mailcore.spi.store.MailboxEntry;
import java.util.Optional;
import java.util.Set;

/** SELECT and EXAMINE (RFC 3501, sections 6.3.1 and 6.3.2; RFC 7162, section 3.1.8). */
final class SelectCommand implements ImapCommand<SelectCommand.Args> {

  /** Which mailbox, and whether the client wants to hear of mod-sequences. */
  record Args(Optional<MailboxName> mailbox, boolean condstore) {}

  private final String name;
  private final boolean readOnly;

  private SelectCommand(String name, boolean readOnly) {
    this.name = name;
    this.readOnly = readOnly;
  }

  static SelectCommand select() {
    return new SelectCommand("SELECT", false);
  }

  static SelectCommand examine() {
    return new SelectCommand("EXAMINE", true);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public Updates updates() {
    return Updates.NONE;
  }

  @Override
  public Args parse(ImapReader in) {
    in.sp();
    Optional<MailboxName> mailbox = MailboxAnswers.name(in);
    boolean condstore = false;
    if (in.trySp()) {
      in.open();
      do {
        if (!in.name().equals("CONDSTORE")) {
          throw new ImapSyntaxException("Unknown parameter");
        }
        condstore = true;
      } while (in.trySp());
      in.close();
    }
    return new Args(mailbox, condstore);
  }

  @Override
  public void execute(Args args, ImapSession session, Responder out) {
    // Whatever becomes of this, the mailbox that was selected is selected no more.
    session.unselect();
    Optional<MailboxEntry> entry = args.mailbox().flatMap(session::find);
    if (entry.isEmpty()) {
      out.finish(MailboxAnswers.NONEXISTENT);
      return;
    }
    SelectedMailbox selected = SelectedMailbox.open(entry.get(), readOnly, session);
    if (args.condstore()) {
      session.enable(OptIn.CONDSTORE);
    }
    session.select(selected);
    out.send(describe(selected, out.writer()));
    out.finish(
        readOnly ? Answer.ok("READ-ONLY", "EXAMINE done") : Answer.ok("READ-WRITE", "SELECT done"));
  }

  private static ImapWriter describe(SelectedMailbox selected, ImapWriter writer) {
    MailboxLines.write(selected, writer);
    writer.untagged().number(selected.size()).raw("EXISTS").crlf();
    writer.untagged().number(selected.recentCount()).raw("RECENT").crlf();
    selected
        .opened()
        .firstUnseen()
        .map(selected::number)
        .filter(number -> number > 0)
        .ifPresent(number -> MailboxLines.code(writer, "UNSEEN", number, "First unseen message"));
    MailboxLines.code(writer, "UIDVALIDITY", selected.uidValidity().value(), "UIDs are valid");
    long next = Math.min(selected.uidNext(), SequenceSet.MAX_NUMBER);
    MailboxLines.code(writer, "UIDNEXT", next, "Predicted next UID");
    return MailboxLines.highestModSeq(selected, writer);
  }
}
