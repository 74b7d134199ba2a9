package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.LiteralCommand;
import io.mailcore.imap.session.LiteralPlan;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.AppendRequest;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.LiteralKind;
import io.mailcore.imap.wire.SequenceSet;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.AppendResult;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessageQuery;
import io.mailcore.spi.store.MessageReplacer;
import io.mailcore.spi.store.NewMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** REPLACE and UID REPLACE (RFC 8508): APPEND and the end of one message, in one step. */
final class ReplaceCommand implements LiteralCommand<ReplaceCommand.Args> {

  private static final String REPLACE = "REPLACE";
  private static final Answer GONE = Answer.no("NONEXISTENT", "There is no message to be replaced");

  /** Which message, and what comes in its place. */
  record Args(SequenceSet message, AppendRequest request) {}

  private final boolean byUid;

  private ReplaceCommand(boolean byUid) {
    this.byUid = byUid;
  }

  /** REPLACE. */
  static ReplaceCommand byNumber() {
    return new ReplaceCommand(false);
  }

  /** UID REPLACE. */
  static ReplaceCommand byUid() {
    return new ReplaceCommand(true);
  }

  @Override
  public String name() {
    return byUid ? "UID " + REPLACE : REPLACE;
  }

  @Override
  public Set<SessionState> allowedIn() {
    return Set.of(SessionState.SELECTED);
  }

  @Override
  public Optional<String> extension() {
    return Optional.of(REPLACE);
  }

  @Override
  public boolean usesNumbers() {
    return !byUid;
  }

  @Override
  public Args parse(ImapReader in) {
    SequenceSet message = message(in);
    AppendRequest request = AppendRequest.parse(in);
    requireOne(request);
    return new Args(message, request);
  }

  /** Wants one number or {@code *}, and the space behind it. */
  private static SequenceSet message(ImapReader in) {
    in.sp();
    String number = in.tryChar('*') ? "*" : Long.toString(in.nzNumber());
    in.sp();
    return SequenceSet.parse(number).orElseThrow();
  }

  private static void requireOne(AppendRequest request) {
    if (request.messages().size() > 1) {
      throw new ImapSyntaxException("Expected one message");
    }
  }

  @Override
  public LiteralPlan literal(ImapReader soFar, long size, LiteralKind kind, ImapSession session) {
    SequenceSet message = message(soFar);
    AppendRequest.SoFar request = AppendRequest.soFar(soFar);
    requireOne(request.request());
    SelectedMailbox selected = session.selected();
    if (selected.readOnly()) {
      return new LiteralPlan.Refuse(MailboxAnswers.READ_ONLY);
    }
    Optional<MessageMeta> old =
        selected.target(message, byUid).first().flatMap(uid -> meta(selected.mailbox(), uid));
    return old.isPresent()
        ? AppendRules.literal(request, size, kind, old.get().size(), session)
        : new LiteralPlan.Refuse(GONE);
  }

  private static Optional<MessageMeta> meta(Mailbox mailbox, Uid uid) {
    return mailbox
        .messages(MessageQuery.of(UidSet.of(uid.value())).withLimit(1))
        .messages()
        .stream()
        .findFirst();
  }

  @Override
  public void execute(Args args, ImapSession session, Responder out) {
    AppendRules.check(args.request(), session);
    SelectedMailbox selected = session.selected();
    if (selected.readOnly()) {
      out.finish(MailboxAnswers.READ_ONLY);
      return;
    }
    Optional<Uid> old = selected.target(args.message(), byUid).first();
    try (AppendedMessages messages = new AppendedMessages(args.request(), session)) {
      Answer answer =
          messages
              .make()
              .orElseGet(
                  () ->
                      old.isPresent()
                          ? replace(old.get(), args.request(), messages, session, out)
                          : GONE);
      messages.outcome(answer.kind());
      out.finish(answer);
    }
  }

  private Answer replace(
      Uid old,
      AppendRequest request,
      AppendedMessages messages,
      ImapSession session,
      Responder out) {
    Optional<MailboxName> name = MailboxName.tryOf(request.mailbox());
    Optional<MailboxEntry> target = name.flatMap(session::find);
    if (target.isEmpty()) {
      return AppendRules.missing(name);
    }
    SelectedMailbox selected = session.selected();
    Optional<AppendResult> result;
    try {
      NewMessage message = messages.commit().get(0);
      result = replace(selected.mailbox(), old, target.get(), message, session);
    } catch (StoreException e) {
      messages.discard();
      if (e.kind() == StoreException.Kind.NOT_FOUND) {
        return MailboxAnswers.TRYCREATE;
      }
      throw e;
    }
    selected.touched();
    if (result.isEmpty()) {
      messages.discard();
      return GONE;
    }
    // Before the EXPUNGE, so that a client knows what replaces the message (section 4.3).
    String code = "APPENDUID " + result.get().uidValidity() + " " + result.get().uids();
    out.send(out.writer().untagged().raw("OK").raw("[" + code + "]").text("Replaced").crlf());
    return Answer.ok(name() + " done");
  }

  private static Optional<AppendResult> replace(
      Mailbox source, Uid old, MailboxEntry target, NewMessage message, ImapSession session) {
    Optional<MessageReplacer> atOnce = source.extension(MessageReplacer.class);
    if (atOnce.isPresent()) {
      return atOnce.get().replace(old, target.id(), message);
    }
    if (meta(source, old).isEmpty()) {
      return Optional.empty();
    }
    AppendResult result = session.mailboxes().open(target.id()).append(List.of(message));
    source.remove(UidSet.of(old.value()));
    return Optional.of(result);
  }
}
