package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.spi.store.QuotaSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** GETQUOTA (RFC 9208, section 4.1.1). */
final class GetQuotaCommand implements ImapCommand<String> {

  @Override
  public String name() {
    return "GETQUOTA";
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
  public List<String> capabilities(ImapSession session) {
    return List.of(QuotaRoots.CAPABILITY, "QUOTA=RES-STORAGE", "QUOTA=RES-MESSAGE");
  }

  @Override
  public String parse(ImapReader in) {
    in.sp();
    return in.astring();
  }

  @Override
  public void execute(String root, ImapSession session, Responder out) {
    Optional<QuotaSource> source = QuotaRoots.find(root, session);
    if (source.isEmpty()) {
      out.finish(QuotaRoots.NO_ROOT);
      return;
    }
    out.send(QuotaRoots.write(root, source.get().quota(), out.writer()));
    out.finish(Answer.ok("GETQUOTA done"));
  }
}
