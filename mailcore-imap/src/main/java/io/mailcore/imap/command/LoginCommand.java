package io.mailcore.imap.command;

import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.LiteralCommand;
import io.mailcore.imap.session.LiteralPlan;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.LiteralKind;
import io.mailcore.net.protocol.Authenticator;
import java.util.List;
import java.util.Set;

/** LOGIN (RFC 3501, section 6.2.3). */
final class LoginCommand implements LiteralCommand<LoginCommand.Args> {

  /** Name and password as octets; they never become text here, and no record prints them. */
  record Args(byte[] login, byte[] password) {
    @Override
    public String toString() {
      return "Args[login and password]";
    }
  }

  @Override
  public String name() {
    return "LOGIN";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return Set.of(SessionState.NOT_AUTHENTICATED);
  }

  @Override
  public List<String> capabilities(ImapSession session) {
    boolean disabled =
        session.state() == SessionState.NOT_AUTHENTICATED && !passwordAllowed(session);
    return disabled ? List.of("LOGINDISABLED") : List.of();
  }

  private static boolean passwordAllowed(ImapSession session) {
    return session.server().authenticator().passwordAllowed(session.connection());
  }

  /** A client that may not send its password in clear is told so before it does. */
  @Override
  public LiteralPlan literal(ImapReader soFar, long size, LiteralKind kind, ImapSession session) {
    return passwordAllowed(session)
        ? new LiteralPlan.Keep()
        : new LiteralPlan.Refuse(LoginAnswers.PRIVACY_REQUIRED);
  }

  @Override
  public Args parse(ImapReader in) {
    in.sp();
    byte[] login = in.astringBytes();
    in.sp();
    return new Args(login, in.astringBytes());
  }

  @Override
  public void execute(Args args, ImapSession session, Responder out) {
    if (!passwordAllowed(session)) {
      out.finish(LoginAnswers.PRIVACY_REQUIRED);
      return;
    }
    Authenticator authenticator = session.server().authenticator();
    authenticator.verify(
        session.connection(),
        "LOGIN",
        session.nextLoginAttempt(),
        args.login(),
        args.password(),
        out.resumed(result -> LoginAnswers.finish(result, session, out)));
  }
}
