package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.model.MailboxName;
import io.mailcore.model.SpecialUse;
import io.mailcore.spi.store.MailboxEntry;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * CREATE (RFC 3501, section 6.3.3), with USE (RFC 6154, section 3) and the new id (RFC 8474,
 * section 4.1).
 */
final class CreateCommand implements ImapCommand<CreateCommand.Args> {

  private static final String CAPABILITY = "CREATE-SPECIAL-USE";

  /** These say what a mailbox gathers from others, which no mailbox here does. */
  private static final Set<SpecialUse> VIRTUAL = EnumSet.of(SpecialUse.ALL, SpecialUse.FLAGGED);

  /** Which mailbox, and the attributes of what it is for. */
  record Args(String mailbox, List<String> uses) {}

  @Override
  public String name() {
    return "CREATE";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public List<String> capabilities(ImapSession session) {
    return List.of(CAPABILITY);
  }

  @Override
  public Args parse(ImapReader in) {
    in.sp();
    String mailbox = in.mailboxText();
    if (!in.trySp()) {
      return new Args(mailbox, List.of());
    }
    in.open();
    in.keyword("USE");
    in.sp();
    List<String> uses =
        in.list(
            () -> {
              in.expect('\\');
              return "\\" + in.atom();
            });
    in.close();
    return new Args(mailbox, uses);
  }

  @Override
  public void execute(Args args, ImapSession session, Responder out) {
    Optional<MailboxName> name = creatable(args.mailbox());
    Optional<Set<SpecialUse>> uses = uses(args.uses());
    if (name.isEmpty()) {
      out.finish(MailboxAnswers.BAD_NAME);
    } else if (uses.isEmpty() || !uses.get().isEmpty() && !session.offers(CAPABILITY)) {
      out.finish(Answer.no("USEATTR", "No mailbox can be created for this use"));
    } else {
      MailboxEntry created = session.mailboxes().create(name.get(), uses.get());
      new GivenName(args.mailbox(), name).tell(created.name(), "", session, out);
      out.finish(
          session.offers(FetchCommand.OBJECTID)
              ? Answer.ok("MAILBOXID (" + created.id() + ")", "CREATE done")
              : Answer.ok("CREATE done"));
    }
  }

  /**
   * The name that a client wants for a mailbox. A separator at its end says that there will be
   * inferiors, and is no part of it. Wildcards are refused: LIST could never ask for just that one.
   */
  static Optional<MailboxName> creatable(String text) {
    int last = text.length() - 1;
    String name =
        last > 0 && text.charAt(last) == MailboxName.SEPARATOR ? text.substring(0, last) : text;
    return name.indexOf('*') >= 0 || name.indexOf('%') >= 0
        ? Optional.empty()
        : MailboxName.tryOf(name);
  }

  private static Optional<Set<SpecialUse>> uses(List<String> attributes) {
    Set<SpecialUse> uses = new HashSet<>();
    for (String attribute : attributes) {
      Optional<SpecialUse> use = SpecialUse.ofAttribute(attribute);
      if (use.isEmpty() || VIRTUAL.contains(use.get())) {
        return Optional.empty();
      }
      uses.add(use.get());
    }
    return Optional.of(uses);
  }
}
