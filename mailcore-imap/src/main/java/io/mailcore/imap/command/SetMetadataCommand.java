package io.mailcore.imap.command;

import io.mailcore.imap.session.AnnotationChanges;
import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.LiteralCommand;
import io.mailcore.imap.session.LiteralPlan;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.LiteralKind;
import io.mailcore.model.EntryName;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MailboxMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** SETMETADATA (RFC 5464, section 4.3). */
final class SetMetadataCommand implements LiteralCommand<SetMetadataCommand.Args> {

  private static final Answer TOO_LARGE =
      Answer.no("METADATA MAXSIZE " + MailboxMetadata.MAX_OCTETS, "The value is too large");
  private static final Answer TOO_MANY = Answer.no("METADATA TOOMANY", "Too many annotations");
  private static final Answer FIXED = Answer.no("NOPERM", "That annotation can not be changed");

  /** Which mailbox, with no name for the server, and the values of its entries. */
  record Args(String mailbox, Map<EntryName, Optional<byte[]>> values) {}

  @Override
  public String name() {
    return "SETMETADATA";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public Optional<String> extension() {
    return Optional.of(Annotations.CAPABILITY);
  }

  /** GETMETADATA names the extension. */
  @Override
  public List<String> capabilities(ImapSession session) {
    return List.of();
  }

  @Override
  public LiteralPlan literal(ImapReader soFar, long size, LiteralKind kind, ImapSession session) {
    soFar.sp();
    boolean mailbox = soFar.atEnd();
    return !mailbox && size > MailboxMetadata.MAX_OCTETS
        ? new LiteralPlan.Refuse(TOO_LARGE)
        : new LiteralPlan.Keep();
  }

  @Override
  public Args parse(ImapReader in) {
    in.sp();
    String mailbox = in.mailboxText();
    in.sp();
    in.open();
    Map<EntryName, Optional<byte[]>> values = new LinkedHashMap<>();
    do {
      EntryName entry =
          EntryName.tryOf(in.astring())
              .orElseThrow(() -> new ImapSyntaxException("Invalid entry name"));
      in.sp();
      if (values.put(entry, value(in)) != null) {
        throw new ImapSyntaxException("An entry twice");
      }
    } while (in.trySp());
    in.close();
    return new Args(mailbox, values);
  }

  /** Wants a string, a literal8 or NIL (RFC 5464, section 5). */
  private static Optional<byte[]> value(ImapReader in) {
    if (in.tryKeyword("NIL")) {
      return Optional.empty();
    }
    return Optional.of(in.stringOrBinary());
  }

  @Override
  public void execute(Args args, ImapSession session, Responder out) {
    Optional<MailboxEntry> mailbox = MailboxName.tryOf(args.mailbox()).flatMap(session::find);
    if (mailbox.isEmpty() && !args.mailbox().isEmpty()) {
      out.finish(MailboxAnswers.NONEXISTENT);
      return;
    }
    Optional<Annotations> annotations = Annotations.of(mailbox, session);
    out.finish(
        annotations.isEmpty()
            ? MailboxAnswers.NO_ANNOTATIONS
            : change(annotations.get(), mailbox, args.values(), session));
  }

  private static Answer change(
      Annotations annotations,
      Optional<MailboxEntry> mailbox,
      Map<EntryName, Optional<byte[]>> values,
      ImapSession session) {
    if (!values.keySet().stream().allMatch(annotations::isChangeable)) {
      return FIXED;
    }
    boolean tooLarge =
        values.values().stream()
            .flatMap(Optional::stream)
            .anyMatch(value -> value.length > MailboxMetadata.MAX_OCTETS);
    if (tooLarge) {
      return TOO_LARGE;
    }
    try {
      annotations.change(values);
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.LIMIT) {
        return TOO_MANY;
      }
      throw e;
    }
    AnnotationChanges.of(session)
        .changed(session, mailbox.map(MailboxEntry::id), Set.copyOf(values.keySet()));
    return Answer.ok("SETMETADATA done");
  }
}
