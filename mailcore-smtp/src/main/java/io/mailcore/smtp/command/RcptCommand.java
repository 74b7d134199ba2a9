package io.mailcore.smtp.command;

import io.mailcore.model.MailAddress;
import io.mailcore.model.SmtpReply;
import io.mailcore.smtp.delivery.InProcessSubmission;
import io.mailcore.smtp.delivery.Route;
import io.mailcore.smtp.session.Phase;
import io.mailcore.smtp.session.SmtpCommand;
import io.mailcore.smtp.session.SmtpSession;
import io.mailcore.smtp.session.Transaction;
import io.mailcore.smtp.wire.CommandLine;
import io.mailcore.smtp.wire.EsmtpParameters;
import io.mailcore.smtp.wire.Parsed;
import io.mailcore.smtp.wire.PathArgument;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** RCPT (RFC 5321, section 4.1.1.3): the only place that says whose mail the server takes. */
final class RcptCommand implements SmtpCommand<RcptCommand.Arguments> {

  private static final SmtpReply OK = SmtpReply.of(250, "2.1.5", "Ok");
  private static final SmtpReply TOO_MANY = SmtpReply.of(452, "4.5.3", "Too many recipients");

  /**
   * A recipient.
   *
   * @param recipient empty for {@code <postmaster>} without a domain
   */
  record Arguments(Optional<MailAddress> recipient) {}

  @Override
  public String name() {
    return "RCPT";
  }

  @Override
  public Set<Phase> allowedIn() {
    return EnumSet.of(Phase.SENDER, Phase.RECIPIENTS);
  }

  @Override
  public boolean mayBlock(SmtpSession session) {
    return session.blockingServices().recipients();
  }

  @Override
  public Parsed<Arguments> parse(CommandLine line, SmtpSession session) {
    Parsed<PathArgument> path =
        PathArgument.ofRcpt(line.argument(), session.settings().leniency().blankBehindColon());
    if (path instanceof Parsed.Refused<PathArgument> refused) {
      return Parsed.refused(refused.reply());
    }
    PathArgument recipient = ((Parsed.Value<PathArgument>) path).value();
    Parsed<EsmtpParameters> list = EsmtpParameters.parse(recipient.parameters());
    if (list instanceof Parsed.Refused<EsmtpParameters> refused) {
      return Parsed.refused(refused.reply());
    }
    if (!((Parsed.Value<EsmtpParameters>) list).value().keywords().isEmpty()) {
      return Parsed.refused(555, "5.5.4", "A parameter of RCPT is not known here");
    }
    return Parsed.of(new Arguments(recipient.address()));
  }

  @Override
  public void execute(Arguments arguments, SmtpSession session) {
    Transaction transaction = session.transaction().orElseThrow();
    MailAddress recipient =
        arguments.recipient().orElseGet(() -> session.delivery().recipients().postmaster());
    if (transaction.has(recipient)) {
      session.reply(OK);
      return;
    }
    if (transaction.recipients() >= session.settings().bounds().recipients()) {
      session.reply(TOO_MANY);
      return;
    }
    Route route = session.delivery().recipients().resolve(recipient, session.context().sessionId());
    if (route instanceof Route.Ours ours) {
      accept(ours, transaction, session);
    } else if (route instanceof Route.Refused refused) {
      refuse(refused, session);
    } else if (session.account().isEmpty()) {
      session.refuse(SmtpReply.of(550, "5.7.1", "Relaying denied"));
    } else if (session.server().relay().isEmpty()) {
      session.reply(InProcessSubmission.NO_RELAY);
    } else {
      accept(Route.Ours.relayed(recipient), transaction, session);
    }
  }

  private static void refuse(Route.Refused refused, SmtpSession session) {
    if (refused.unknown()) {
      session.refuseUnknown(refused.reply());
    } else {
      session.reply(refused.reply());
    }
  }

  private static void accept(Route.Ours route, Transaction transaction, SmtpSession session) {
    if (transaction.isTooWide(route)) {
      session.reply(TOO_MANY);
      return;
    }
    Optional<SmtpReply> full =
        session
            .delivery()
            .room()
            .refusal(route, transaction.parameters().size(), session.context().sessionId());
    if (full.isPresent()) {
      session.reply(full.get());
    } else if (session.permits(
        session.ask(
            policy ->
                policy.rcptTo(session.context(), transaction.envelope(), route.recipient())))) {
      transaction.add(route);
      session.recipientAccepted();
      session.reply(OK);
    }
  }
}
