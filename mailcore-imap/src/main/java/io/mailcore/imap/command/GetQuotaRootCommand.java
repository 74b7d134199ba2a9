package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.MailboxName;
import io.mailcore.spi.store.QuotaSource;
import java.util.Optional;
import java.util.Set;

/** GETQUOTAROOT (RFC 9208, section 4.1.2). The mailbox need not be there yet. */
final class GetQuotaRootCommand implements ImapCommand<Optional<MailboxName>> {

  @Override
  public String name() {
    return "GETQUOTAROOT";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public Optional<String> extension() {
    return Optional.of(QuotaRoots.CAPABILITY);
  }

  @Override
  public Optional<MailboxName> parse(ImapReader in) {
    in.sp();
    return MailboxAnswers.name(in);
  }

  @Override
  public void execute(Optional<MailboxName> name, ImapSession session, Responder out) {
    if (name.isEmpty()) {
      out.finish(MailboxAnswers.NONEXISTENT);
      return;
    }
    Optional<QuotaSource> source = QuotaRoots.find(QuotaRoots.OWN, session);
    ImapWriter writer = out.writer().untagged().raw("QUOTAROOT").mailbox(name.get());
    source.ifPresent(any -> writer.string(QuotaRoots.OWN));
    writer.crlf();
    source.ifPresent(found -> QuotaRoots.write(QuotaRoots.OWN, found.quota(), writer));
    out.send(writer);
    out.finish(Answer.ok("GETQUOTAROOT done"));
  }
}
