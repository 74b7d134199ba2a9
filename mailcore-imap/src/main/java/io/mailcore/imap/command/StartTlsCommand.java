package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** STARTTLS (RFC 3501, section 6.2.1). */
final class StartTlsCommand extends PlainCommand {

  @Override
  public String name() {
    return "STARTTLS";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return Set.of(SessionState.NOT_AUTHENTICATED);
  }

  @Override
  public Optional<String> extension() {
    return Optional.of("STARTTLS");
  }

  @Override
  public List<String> capabilities(ImapSession session) {
    boolean now =
        session.state() == SessionState.NOT_AUTHENTICATED && session.connection().canStartTls();
    return now ? List.of("STARTTLS") : List.of();
  }

  @Override
  void execute(ImapSession session, Responder out) {
    if (!session.connection().canStartTls()) {
      out.finish(Answer.bad("TLS can not be started here"));
      return;
    }
    ByteBuffer reply = out.tagged(Answer.ok("Begin TLS now"));
    // Octets behind the command may have been put there by somebody in between (S-04).
    Runnable refused =
        () -> {
          out.finish(Answer.bad("Nothing may follow STARTTLS before TLS has begun"));
          session.leave();
        };
    session.connection().startTls(reply, session.input(), refused);
  }
}
