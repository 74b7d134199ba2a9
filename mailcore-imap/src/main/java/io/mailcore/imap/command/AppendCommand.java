package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.LiteralCommand;
import io.mailcore.imap.session.LiteralPlan;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.AppendRequest;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.LiteralKind;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.spi.store.AppendResult;
import io.mailcore.spi.store.MailboxEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * APPEND (RFC 3501, section 6.3.11) of one message or many (RFC 3502), also made of parts (RFC
 * 4469), with APPENDUID (RFC 4315), a limit (RFC 7889) and UTF8 (RFC 9755, section 4).
 */
final class AppendCommand implements LiteralCommand<AppendRequest> {

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
    return List.of(
        "APPENDLIMIT=" + session.server().maxMessageSize(),
        AppendRules.CATENATE,
        AppendRules.MULTIAPPEND);
  }

  @Override
  public AppendRequest parse(ImapReader in) {
    in.sp();
    return AppendRequest.parse(in);
  }

  @Override
  public LiteralPlan literal(ImapReader soFar, long size, LiteralKind kind, ImapSession session) {
    soFar.sp();
    return AppendRules.literal(AppendRequest.soFar(soFar), size, kind, 0, session);
  }

  @Override
  public void execute(AppendRequest request, ImapSession session, Responder out) {
    AppendRules.check(request, session);
    try (AppendedMessages messages = new AppendedMessages(request, session)) {
      Answer answer = messages.make().orElseGet(() -> append(request, messages, session, out));
      messages.outcome(answer.kind());
      out.finish(answer);
    }
  }

  private static Answer append(
      AppendRequest request, AppendedMessages messages, ImapSession session, Responder out) {
    Optional<MailboxName> name = MailboxName.tryOf(request.mailbox());
    Optional<MailboxEntry> entry = name.flatMap(session::find);
    if (entry.isEmpty()) {
      return AppendRules.missing(name);
    }
    try {
      AppendResult result = session.mailboxes().open(entry.get().id()).append(messages.commit());
      session
          .maybeSelected()
          .filter(selected -> selected.mailbox().id().equals(entry.get().id()))
          .ifPresent(selected -> selected.touched());
      new GivenName(request.mailbox(), name).tell(entry.get().name(), "", session, out);
      return Answer.ok("APPENDUID " + result.uidValidity() + " " + result.uids(), "APPEND done");
    } catch (StoreException e) {
      messages.discard();
      if (e.kind() == StoreException.Kind.NOT_FOUND) {
        return MailboxAnswers.TRYCREATE;
      }
      throw e;
    }
  }
}
