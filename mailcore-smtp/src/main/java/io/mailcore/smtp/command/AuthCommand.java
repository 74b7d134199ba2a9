package io.mailcore.smtp.command;

import io.mailcore.model.SmtpReply;
import io.mailcore.net.protocol.Authenticator;
import io.mailcore.net.protocol.SaslExchange;
import io.mailcore.smtp.session.Phase;
import io.mailcore.smtp.session.SaslInput;
import io.mailcore.smtp.session.SmtpCommand;
import io.mailcore.smtp.session.SmtpSession;
import io.mailcore.smtp.wire.CommandLine;
import io.mailcore.smtp.wire.Parsed;
import io.mailcore.smtp.wire.SaslLine;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** AUTH (RFC 4954), for submission only. */
final class AuthCommand implements SmtpCommand<AuthCommand.Arguments> {

  /**
   * A mechanism, and what the client sent with it.
   *
   * @param mechanism in capitals
   * @param initial the initial response
   */
  record Arguments(String mechanism, Optional<byte[]> initial) {}

  @Override
  public String name() {
    return "AUTH";
  }

  @Override
  public Set<Phase> allowedIn() {
    return EnumSet.of(Phase.READY);
  }

  @Override
  public List<String> keywords(SmtpSession session) {
    if (!session.isSubmission() || session.account().isPresent()) {
      return List.of();
    }
    List<String> mechanisms = session.server().authenticator().mechanisms(session.connection());
    return mechanisms.isEmpty() ? List.of() : List.of("AUTH " + String.join(" ", mechanisms));
  }

  /** RFC 4954, section 4: lines of 12,288 octets. */
  @Override
  public int lineAllowance() {
    return 12_288 - 512;
  }

  @Override
  public boolean mayBlock(SmtpSession session) {
    return true;
  }

  @Override
  public Parsed<Arguments> parse(CommandLine line, SmtpSession session) {
    String[] words = line.argument().split(" ", -1);
    if (line.isBare() || words.length > 2) {
      return Parsed.refused(501, "5.5.4", "Syntax: AUTH mechanism [initial response]");
    }
    String mechanism = words[0].toUpperCase(Locale.ROOT);
    if (words.length == 1) {
      return Parsed.of(new Arguments(mechanism, Optional.empty()));
    }
    Optional<byte[]> initial = SaslLine.decodeInitial(words[1]);
    return initial.isEmpty()
        ? Parsed.refused(501, "5.5.2", "Not base64")
        : Parsed.of(new Arguments(mechanism, initial));
  }

  @Override
  public void execute(Arguments arguments, SmtpSession session) {
    Authenticator authenticator = session.server().authenticator();
    if (session.account().isPresent() || !session.isExtended()) {
      session.refuse(SmtpReply.of(503, "5.5.1", "AUTH is not allowed now"));
      return;
    }
    if (!authenticator.passwordAllowed(session.connection())) {
      session.refuse(SmtpReply.of(538, "5.7.11", "Encryption required for authentication"));
      return;
    }
    if (!session.isSubmission()) {
      session.refuse(SmtpReply.of(502, "5.5.1", "AUTH is for submission, not offered here"));
      return;
    }
    Optional<SaslExchange> exchange =
        authenticator.begin(arguments.mechanism(), session.connection(), session.nextAttempt());
    if (exchange.isEmpty()) {
      session.refuse(SmtpReply.of(504, "5.5.4", "Authentication mechanism not known here"));
    } else if (arguments.initial().isPresent() && !takesInitial(exchange.get(), session)) {
      session.refuse(SmtpReply.of(501, "5.7.0", "The mechanism has no initial response"));
    } else {
      SaslInput.begin(session, exchange.get(), arguments.initial());
    }
  }

  private static boolean takesInitial(SaslExchange exchange, SmtpSession session) {
    return exchange.clientFirst()
        || exchange.mechanism().equals("LOGIN")
            && session.settings().leniency().initialResponseOfLogin();
  }
}
