package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.net.protocol.SaslExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** AUTHENTICATE (RFC 3501, section 6.2.2), with an initial response (RFC 4959). */
final class AuthenticateCommand implements ImapCommand<AuthenticateCommand.Args> {

  private static final String SASL_IR = "SASL-IR";

  /** A mechanism, and what the client says at once. */
  record Args(String mechanism, Optional<byte[]> initialResponse) {
    @Override
    public String toString() {
      return "Args[" + mechanism + "]";
    }
  }

  @Override
  public String name() {
    return "AUTHENTICATE";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return Set.of(SessionState.NOT_AUTHENTICATED);
  }

  @Override
  public List<String> capabilities(ImapSession session) {
    List<String> names = new ArrayList<>();
    if (session.state() == SessionState.NOT_AUTHENTICATED) {
      names.add(SASL_IR);
      for (String mechanism : mechanisms(session)) {
        names.add("AUTH=" + mechanism);
      }
    }
    return names;
  }

  private static List<String> mechanisms(ImapSession session) {
    return session.server().authenticator().mechanisms(session.connection());
  }

  @Override
  public Args parse(ImapReader in) {
    in.sp();
    String mechanism = in.atom().toUpperCase(Locale.ROOT);
    return new Args(mechanism, in.trySp() ? Optional.of(in.base64()) : Optional.empty());
  }

  @Override
  public void execute(Args args, ImapSession session, Responder out) {
    boolean offered = session.offers("AUTH=" + args.mechanism());
    if (offered && mechanisms(session).isEmpty()) {
      out.finish(LoginAnswers.PRIVACY_REQUIRED);
      return;
    }
    Optional<SaslExchange> exchange =
        offered && mechanisms(session).contains(args.mechanism())
            ? session
                .server()
                .authenticator()
                .begin(args.mechanism(), session.connection(), session.nextLoginAttempt())
            : Optional.empty();
    if (exchange.isEmpty()) {
      out.finish(Answer.no("CANNOT", "This mechanism is not offered here"));
      return;
    }
    SaslDialogue dialogue = new SaslDialogue(exchange.get(), session, out);
    if (args.initialResponse().isEmpty()) {
      dialogue.begin();
    } else if (exchange.get().clientFirst() && session.offers(SASL_IR)) {
      dialogue.respond(args.initialResponse().get());
    } else {
      // The server speaks first in this mechanism (RFC 4959, section 3).
      out.finish(Answer.bad("No initial response is allowed"));
    }
  }
}
