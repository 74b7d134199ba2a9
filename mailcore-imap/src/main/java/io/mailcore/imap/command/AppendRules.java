package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.LiteralPlan;
import io.mailcore.imap.session.OptIn;
import io.mailcore.imap.session.StoreErrors;
import io.mailcore.imap.wire.AppendRequest;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.LiteralKind;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.spi.store.QuotaSource;
import java.util.Optional;

/** What APPEND and REPLACE take, and what they refuse before the client sends it. */
final class AppendRules {

  static final String BINARY = FetchCommand.BINARY;
  static final String CATENATE = "CATENATE";
  static final String MULTIAPPEND = "MULTIAPPEND";

  /** Each holds some memory until the last has come. */
  private static final int MOST_MESSAGES = 256;

  private static final Answer NEEDS_UTF8 =
      Answer.no("CANNOT", "Messages in UTF8 need UTF8=ACCEPT enabled");
  static final Answer TOO_BIG = Answer.no("TOOBIG", "The message is too large");

  private AppendRules() {}

  /**
   * Checks that the listener offers what the command needs.
   *
   * @throws ImapSyntaxException if not
   */
  static void check(AppendRequest request, ImapSession session) {
    boolean catenated = request.messages().stream().anyMatch(AppendRequest.Message::catenated);
    if (catenated && !session.offers(CATENATE)) {
      throw new ImapSyntaxException("Expected a message literal");
    }
    if (request.messages().size() > 1 && !session.offers(MULTIAPPEND)) {
      throw new ImapSyntaxException("Expected one message");
    }
  }

  /**
   * Decides on a literal of the command.
   *
   * @param freed octets that the account has more room when the command is done
   */
  static LiteralPlan literal(
      AppendRequest.SoFar soFar, long size, LiteralKind kind, long freed, ImapSession session) {
    AppendRequest request = soFar.request();
    check(request, session);
    boolean message = soFar.place() == AppendRequest.Place.MESSAGE;
    if (!message && soFar.place() != AppendRequest.Place.TEXT) {
      return new LiteralPlan.Keep();
    }
    boolean mayBeBinary = soFar.utf8() || message && session.offers(BINARY);
    if (kind.binary() ? !mayBeBinary : soFar.utf8()) {
      throw new ImapSyntaxException("Literals of this kind are not taken here");
    }
    if (soFar.utf8() && !session.isEnabled(OptIn.UTF8_ACCEPT)) {
      return new LiteralPlan.Refuse(NEEDS_UTF8);
    }
    if (octets(request.messages().get(request.messages().size() - 1)) + size
        > session.server().maxMessageSize()) {
      return new LiteralPlan.Refuse(TOO_BIG);
    }
    if (request.messages().size() > MOST_MESSAGES) {
      return new LiteralPlan.Refuse(Answer.no("LIMIT", "Too many messages in one command"));
    }
    Optional<MailboxName> mailbox = MailboxName.tryOf(request.mailbox());
    if (mailbox.flatMap(session::find).isEmpty()) {
      return new LiteralPlan.Refuse(missing(mailbox));
    }
    long all = request.messages().stream().mapToLong(AppendRules::octets).sum() + size;
    if (!hasRoom(session, Math.max(0, all - freed))) {
      return new LiteralPlan.Refuse(
          StoreErrors.answer(
              new StoreException(StoreException.Kind.OVER_QUOTA, "no room for the message")));
    }
    return new LiteralPlan.Stream(
        message
            ? MessageUpload.to(
                session.server().store().blobs(), size, session.connection().context())
            : new TextUpload(session.server().store().blobs(), size));
  }

  private static long octets(AppendRequest.Message message) {
    return message.parts().stream()
        .mapToLong(part -> part instanceof AppendRequest.Text text ? text.literal().size() : 0)
        .sum();
  }

  /** Whether the account may hold the messages; asked before anybody sends them. */
  private static boolean hasRoom(ImapSession session, long octets) {
    return session
        .mailboxes()
        .extension(QuotaSource.class)
        .map(source -> source.hasRoomFor(octets))
        .orElse(true);
  }

  /** The answer for a mailbox that isn't there. */
  static Answer missing(Optional<MailboxName> mailbox) {
    return mailbox.isPresent() ? MailboxAnswers.TRYCREATE : MailboxAnswers.BAD_NAME;
  }
}
