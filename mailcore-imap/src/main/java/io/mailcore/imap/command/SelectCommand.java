package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.MailboxLines;
import io.mailcore.imap.session.OptIn;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.ResponsePieces;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.session.Updates;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.QresyncParameter;
import io.mailcore.imap.wire.SequenceSet;
import io.mailcore.model.StoreException;
import io.mailcore.spi.store.MailboxEntry;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * SELECT and EXAMINE (RFC 3501, sections 6.3.1 and 6.3.2; RFC 7162, sections 3.1.8 and 3.2.5; RFC
 * 8474, section 4.2).
 */
final class SelectCommand implements ImapCommand<SelectCommand.Args> {

  private static final String CONDSTORE = "CONDSTORE";
  private static final String QRESYNC = "QRESYNC";

  /** Which mailbox, what the client wants to hear of, and what it knows already. */
  record Args(GivenName mailbox, Set<String> parameters, Optional<QresyncParameter> known) {}

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
    GivenName mailbox = GivenName.read(in);
    Set<String> parameters = new LinkedHashSet<>();
    Optional<QresyncParameter> known = Optional.empty();
    if (in.trySp()) {
      in.open();
      do {
        String parameter = in.name();
        if (!parameters.add(parameter)) {
          throw new ImapSyntaxException("The same parameter twice");
        }
        known = parameter.equals(QRESYNC) ? Optional.of(QresyncParameter.parse(in)) : known;
      } while (in.trySp());
      in.close();
    }
    return new Args(mailbox, parameters, known);
  }

  @Override
  public void execute(Args args, ImapSession session, Responder out) {
    args.parameters().forEach(parameter -> check(parameter, session));
    if (args.known().flatMap(QresyncParameter::match).isPresent()
        && session.isEnabled(OptIn.UIDONLY)) {
      out.finish(Answer.UID_REQUIRED);
      return;
    }
    // Whatever becomes of this, the mailbox that was selected is selected no more.
    if (session.maybeSelected().isPresent()) {
      session.unselect();
      out.untagged("OK [CLOSED] The mailbox that was selected is closed");
    }
    Optional<MailboxEntry> entry = args.mailbox().name().flatMap(session::find);
    if (entry.isEmpty()) {
      out.finish(MailboxAnswers.NONEXISTENT);
      return;
    }
    SelectedMailbox selected = SelectedMailbox.open(entry.get(), readOnly, session);
    if (args.parameters().contains(CONDSTORE)) {
      session.enable(OptIn.CONDSTORE);
    }
    session.select(selected);
    out.send(describe(selected, session, out.writer()));
    if (session.isEnabled(OptIn.IMAP4REV2)) {
      out.send(list(args.mailbox(), entry.get(), out.writer()));
    }
    Answer done =
        readOnly ? Answer.ok("READ-ONLY", "EXAMINE done") : Answer.ok("READ-WRITE", "SELECT done");
    // A client that knows the mailbox under another UIDVALIDITY has to begin anew.
    args.known()
        .filter(known -> known.uidValidity() == selected.uidValidity().value())
        .ifPresentOrElse(
            known -> out.pump(missed(known, session, out), () -> out.finish(done)),
            () -> out.finish(done));
  }

  private static void check(String parameter, ImapSession session) {
    if (parameter.equals(QRESYNC)) {
      Resynchronization.require(session);
    } else if (!parameter.equals(CONDSTORE) || !session.offers(OptIn.CONDSTORE)) {
      throw new ImapSyntaxException("Unknown parameter");
    }
  }

  private static ResponsePieces missed(QresyncParameter known, ImapSession session, Responder out) {
    try {
      return new Missed(Resynchronization.missed(known, session, out), session);
    } catch (StoreException e) {
      session.unselect();
      throw e;
    }
  }

  /** What the client has missed. Where that can't be told the mailbox isn't selected either. */
  private record Missed(ResponsePieces pieces, ImapSession session) implements ResponsePieces {

    @Override
    public boolean writeNext() throws IOException {
      try {
        return pieces.writeNext();
      } catch (StoreException e) {
        session.unselect();
        throw e;
      }
    }

    @Override
    public void pause() {
      pieces.pause();
    }

    @Override
    public void close() {
      pieces.close();
    }
  }

  /** What LIST would say of the mailbox (RFC 9051, section 6.3.2). */
  private static ImapWriter list(GivenName given, MailboxEntry entry, ImapWriter writer) {
    writer.untagged().raw("LIST").open();
    new TreeSet<>(entry.uses()).forEach(use -> writer.raw(use.attribute()));
    return given.end(entry.name(), writer.close());
  }

  private static ImapWriter describe(
      SelectedMailbox selected, ImapSession session, ImapWriter writer) {
    MailboxLines.write(selected, writer);
    writer.untagged().number(selected.size()).raw("EXISTS").crlf();
    if (session.tellsRecent()) {
      writer.untagged().number(selected.recentCount()).raw("RECENT").crlf();
    }
    if (session.tellsRecent() && !session.isEnabled(OptIn.UIDONLY)) {
      selected
          .opened()
          .firstUnseen()
          .map(selected::number)
          .filter(number -> number > 0)
          .ifPresent(number -> MailboxLines.code(writer, "UNSEEN", number, "First unseen message"));
    }
    MailboxLines.code(writer, "UIDVALIDITY", selected.uidValidity().value(), "UIDs are valid");
    long next = Math.min(selected.uidNext(), SequenceSet.MAX_NUMBER);
    MailboxLines.code(writer, "UIDNEXT", next, "Predicted next UID");
    if (session.offers(FetchCommand.OBJECTID)) {
      String code = "[MAILBOXID (" + selected.mailbox().id() + ")]";
      writer.untagged().raw("OK").raw(code).text("Id of the mailbox").crlf();
    }
    return MailboxLines.highestModSeq(selected, writer);
  }
}
