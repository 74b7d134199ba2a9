package io.mailcore.smtp.command;

import io.mailcore.model.MailAddress;
import io.mailcore.model.SmtpReply;
import io.mailcore.smtp.session.AuthorCheck;
import io.mailcore.smtp.session.Phase;
import io.mailcore.smtp.session.SmtpCommand;
import io.mailcore.smtp.session.SmtpSession;
import io.mailcore.smtp.session.Transaction;
import io.mailcore.smtp.wire.CommandLine;
import io.mailcore.smtp.wire.EsmtpParameters;
import io.mailcore.smtp.wire.MailParameters;
import io.mailcore.smtp.wire.Parsed;
import io.mailcore.smtp.wire.PathArgument;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** MAIL (RFC 5321, section 4.1.1.2), with SIZE (RFC 1870) and BODY (RFC 6152). */
final class MailCommand implements SmtpCommand<MailCommand.Arguments> {

  /**
   * A sender and what is said of the message.
   *
   * @param sender empty for the null reverse-path
   */
  record Arguments(Optional<MailAddress> sender, MailParameters parameters) {}

  @Override
  public String name() {
    return "MAIL";
  }

  @Override
  public Set<Phase> allowedIn() {
    return EnumSet.of(Phase.READY);
  }

  @Override
  public List<String> keywords(SmtpSession session) {
    return List.of("SIZE " + session.server().maxMessageSize(), "8BITMIME");
  }

  /** RFC 1870, section 3: 26; RFC 6152: 17; RFC 4954, section 5: 500. */
  @Override
  public int lineAllowance() {
    return 26 + 17 + 500;
  }

  @Override
  public boolean mayBlock(SmtpSession session) {
    return session.account().isPresent() && session.blockingServices().users();
  }

  @Override
  public Parsed<Arguments> parse(CommandLine line, SmtpSession session) {
    Parsed<PathArgument> path =
        PathArgument.ofMail(line.argument(), session.settings().leniency().blankBehindColon());
    if (path instanceof Parsed.Refused<PathArgument> refused) {
      return Parsed.refused(refused.reply());
    }
    PathArgument sender = ((Parsed.Value<PathArgument>) path).value();
    Parsed<EsmtpParameters> list = EsmtpParameters.parse(sender.parameters());
    if (list instanceof Parsed.Refused<EsmtpParameters> refused) {
      return Parsed.refused(refused.reply());
    }
    EsmtpParameters parameters = ((Parsed.Value<EsmtpParameters>) list).value();
    Parsed<MailParameters> known = MailParameters.of(parameters, session.isExtended());
    if (known instanceof Parsed.Refused<MailParameters> refused) {
      return Parsed.refused(refused.reply());
    }
    return Parsed.of(
        new Arguments(sender.address(), ((Parsed.Value<MailParameters>) known).value()));
  }

  @Override
  public void execute(Arguments arguments, SmtpSession session) {
    if (session.isSubmission()) {
      Optional<SmtpReply> refusal = checkSubmitter(arguments, session);
      if (refusal.isPresent()) {
        session.refuse(refusal.get());
        return;
      }
    }
    if (arguments.parameters().size() > session.server().maxMessageSize()) {
      session.reply(SmtpReply.of(552, "5.3.4", "The message is larger than this server takes"));
      return;
    }
    if (!session.permits(
        session.ask(policy -> policy.mailFrom(session.context(), arguments.sender())))) {
      return;
    }
    String id = session.delivery().ids().next();
    session.begin(new Transaction(id, arguments.sender(), arguments.parameters()));
    session.reply(SmtpReply.of(250, "2.1.0", "Ok"));
  }

  /** RFC 6409, sections 4.3 and 6.1. */
  private static Optional<SmtpReply> checkSubmitter(Arguments arguments, SmtpSession session) {
    if (session.account().isPresent()) {
      return new AuthorCheck(session.server().users(), session.account().get())
          .check(arguments.sender());
    }
    boolean tlsFirst =
        session.connection().canStartTls()
            && !session.server().authenticator().passwordAllowed(session.connection());
    return Optional.of(
        SmtpReply.of(
            530,
            "5.7.0",
            tlsFirst ? "Must issue a STARTTLS command first" : "Authentication required"));
  }
}
