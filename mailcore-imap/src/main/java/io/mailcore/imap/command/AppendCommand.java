package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.LiteralCommand;
import io.mailcore.imap.session.LiteralPlan;
import io.mailcore.imap.session.LiteralSink;
import io.mailcore.imap.session.OptIn;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.session.StoreErrors;
import io.mailcore.imap.wire.CommandLine;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.LiteralKind;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.store.AppendResult;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.QuotaSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * APPEND (RFC 3501, section 6.3.11), with APPENDUID (RFC 4315), a limit (RFC 7889) and UTF8 (RFC
 * 9755, section 4).
 */
final class AppendCommand implements LiteralCommand<AppendCommand.Args> {

  private static final Answer NEEDS_UTF8 =
      Answer.no("CANNOT", "Header fields beyond ASCII need UTF8=ACCEPT");

  /** What stands before the message. */
  private record Head(
      Optional<MailboxName> mailbox,
      Set<Flag> flags,
      Optional<OffsetDateTime> date,
      boolean utf8) {}

  /** What the message becomes, and its literal, whose octets have gone elsewhere. */
  record Args(
      Optional<MailboxName> mailbox,
      Set<Flag> flags,
      Optional<OffsetDateTime> date,
      CommandLine.Literal message) {}

  @Override
  public String name() {
    return "APPEND";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public List<String> capabilities(ImapSession session) {
    return List.of("APPENDLIMIT=" + session.server().maxMessageSize());
  }

  @Override
  public Args parse(ImapReader in) {
    in.sp();
    Head head = head(MailboxAnswers.name(in), in);
    Args args = new Args(head.mailbox(), head.flags(), head.date(), in.literal());
    if (head.utf8()) {
      in.close();
    }
    return args;
  }

  private static Head head(Optional<MailboxName> mailbox, ImapReader in) {
    in.sp();
    Set<Flag> flags = Set.of();
    if (in.at('(')) {
      flags = in.flagList();
      in.sp();
    }
    Optional<OffsetDateTime> date = Optional.empty();
    if (in.at('"')) {
      date = Optional.of(in.dateTime());
      in.sp();
    }
    boolean utf8 = in.tryKeyword("UTF8");
    if (utf8) {
      in.sp();
      in.open();
    }
    return new Head(mailbox, flags, date, utf8);
  }

  @Override
  public LiteralPlan literal(ImapReader soFar, long size, LiteralKind kind, ImapSession session) {
    soFar.sp();
    if (soFar.atEnd()) {
      // The mailbox's name.
      return new LiteralPlan.Keep();
    }
    Head head = head(MailboxAnswers.name(soFar), soFar);
    if (!soFar.atEnd()) {
      throw new ImapSyntaxException("Expected flags, a date-time or one message");
    }
    if (head.utf8() ? !kind.binary() : kind.binary() && !session.offers(FetchCommand.BINARY)) {
      throw new ImapSyntaxException("Literals of this kind are not taken here");
    }
    if (head.utf8() && !session.isEnabled(OptIn.UTF8_ACCEPT)) {
      return new LiteralPlan.Refuse(NEEDS_UTF8);
    }
    if (size > session.server().maxMessageSize()) {
      return new LiteralPlan.Refuse(Answer.no("TOOBIG", "The message is too large"));
    }
    if (head.mailbox().flatMap(session::find).isEmpty()) {
      return new LiteralPlan.Refuse(missing(head.mailbox()));
    }
    if (!hasRoom(session, size)) {
      return new LiteralPlan.Refuse(
          StoreErrors.answer(
              new StoreException(StoreException.Kind.OVER_QUOTA, "no room for the message")));
    }
    return new LiteralPlan.Stream(
        MessageUpload.to(session.server().store().blobs(), size, session.connection().context()));
  }

  /** Whether the account may hold the message; asked before anybody sends it. */
  private static boolean hasRoom(ImapSession session, long size) {
    return session
        .mailboxes()
        .extension(QuotaSource.class)
        .map(source -> source.hasRoomFor(size))
        .orElse(true);
  }

  private static Answer missing(Optional<MailboxName> mailbox) {
    return mailbox.isPresent() ? MailboxAnswers.TRYCREATE : MailboxAnswers.BAD_NAME;
  }

  @Override
  public void execute(Args args, ImapSession session, Responder out) {
    List<LiteralSink> sinks = session.takeStreamed();
    try {
      if (sinks.size() != 1 || !(sinks.get(0) instanceof MessageUpload upload)) {
        out.finish(Answer.bad("Expected one message"));
      } else {
        // A failure that is thrown is answered NO too.
        upload.outcome(Answer.Kind.NO);
        Answer answer = answer(args, upload, session);
        upload.outcome(answer.kind());
        out.finish(answer);
      }
    } finally {
      sinks.forEach(LiteralSink::close);
    }
  }

  private static Answer answer(Args args, MessageUpload upload, ImapSession session) {
    if (upload.holdsNul()) {
      // No answer of IMAP4rev1 could hold the message (RFC 3516, section 4.4).
      return args.message().kind().binary()
          ? Answer.no("UNKNOWN-CTE", "Messages with NUL are not stored")
          : Answer.bad("NUL is not allowed in a literal");
    }
    if (upload.hasInternationalHeader() && session.offers(OptIn.UTF8_ACCEPT) && !session.isUtf8()) {
      return NEEDS_UTF8;
    }
    if (args.message().size() == 0) {
      return Answer.no("CANNOT", "The message is empty");
    }
    return append(args, upload, session);
  }

  private static Answer append(Args args, MessageUpload upload, ImapSession session) {
    Optional<MailboxEntry> entry = args.mailbox().flatMap(session::find);
    if (entry.isEmpty()) {
      return missing(args.mailbox());
    }
    BlobRef blob = upload.commit();
    OffsetDateTime now =
        OffsetDateTime.ofInstant(session.server().clock().instant(), ZoneOffset.UTC);
    NewMessage message =
        NewMessage.of(blob, args.date().orElse(now))
            .withFlags(args.flags())
            .withSummary(upload.summary());
    try {
      AppendResult result = session.mailboxes().open(entry.get().id()).append(List.of(message));
      session
          .maybeSelected()
          .filter(selected -> selected.mailbox().id().equals(entry.get().id()))
          .ifPresent(selected -> selected.touched());
      return Answer.ok("APPENDUID " + result.uidValidity() + " " + result.uids(), "APPEND done");
    } catch (StoreException e) {
      session.server().store().blobs().delete(List.of(blob.id()));
      if (e.kind() == StoreException.Kind.NOT_FOUND) {
        return MailboxAnswers.TRYCREATE;
      }
      throw e;
    }
  }
}
