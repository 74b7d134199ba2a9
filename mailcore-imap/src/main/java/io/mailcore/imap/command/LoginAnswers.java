package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.net.protocol.Authenticator;

/** How a log-in ends, whichever way it was asked for. */
final class LoginAnswers {

  static final Answer PRIVACY_REQUIRED =
      Answer.no("PRIVACYREQUIRED", "Passwords are taken over TLS only");

  private LoginAnswers() {}

  static void finish(Authenticator.Result result, ImapSession session, Responder out) {
    result.account().ifPresent(session::loggedIn);
    out.finish(
        switch (result.kind()) {
          case SUCCESS -> Answer.ok(session.capabilityCode(), "Logged in");
          case REJECTED -> Answer.no("AUTHENTICATIONFAILED", "Authentication failed");
          case EXPIRED -> Answer.no("EXPIRED", "The password must be changed first");
          case TRY_LATER -> Answer.no("UNAVAILABLE", "Can not check log-ins now, try again later");
          case MALFORMED -> Answer.bad("Malformed credentials");
        });
  }
}
