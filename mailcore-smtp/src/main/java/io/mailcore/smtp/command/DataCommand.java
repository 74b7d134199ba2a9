package io.mailcore.smtp.command;

import io.mailcore.model.MailAddress;
import io.mailcore.model.SmtpReply;
import io.mailcore.smtp.delivery.Delivery;
import io.mailcore.smtp.delivery.IncomingMessage;
import io.mailcore.smtp.delivery.Trace;
import io.mailcore.smtp.session.DataInput;
import io.mailcore.smtp.session.Phase;
import io.mailcore.smtp.session.SmtpCommand;
import io.mailcore.smtp.session.SmtpSession;
import io.mailcore.smtp.session.Transaction;
import io.mailcore.smtp.wire.CommandLine;
import io.mailcore.smtp.wire.Parsed;
import io.mailcore.spi.smtp.Decision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** DATA (RFC 5321, section 4.1.1.4). */
final class DataCommand implements SmtpCommand<NoArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(DataCommand.class);

  @Override
  public String name() {
    return "DATA";
  }

  @Override
  public Set<Phase> allowedIn() {
    return Phase.any();
  }

  @Override
  public boolean endsGroup() {
    return true;
  }

  @Override
  public boolean mayBlock(SmtpSession session) {
    return session.blockingServices().store();
  }

  @Override
  public Parsed<NoArguments> parse(CommandLine line, SmtpSession session) {
    return NoArguments.parse(line);
  }

  @Override
  public void execute(NoArguments arguments, SmtpSession session) {
    if (!session.phase().inTransaction()) {
      session.refuseData(SmtpReply.of(503, "5.5.1", "Send MAIL first"));
      return;
    }
    if (session.phase() == Phase.SENDER) {
      session.refuseData(SmtpReply.of(554, "5.5.1", "No valid recipients"));
      return;
    }
    Transaction transaction = session.transaction().orElseThrow();
    Decision decision =
        session.ask(policy -> policy.data(session.context(), transaction.envelope()));
    if (decision.kind() == Decision.Kind.REJECT) {
      session.refuseData(decision.reply().orElseThrow());
    } else if (session.permits(decision)) {
      begin(transaction, session);
    }
  }

  private static void begin(Transaction transaction, SmtpSession session) {
    IncomingMessage message;
    try {
      message =
          session
              .delivery()
              .begin(
                  trace(transaction, session),
                  session.account().isPresent(),
                  transaction.routes(),
                  transaction.parameters().size());
    } catch (RuntimeException e) {
      LOG.warn("session={} id={} staging failed", session.connection().id(), transaction.id(), e);
      session.refuseData(Delivery.refusal(e));
      return;
    }
    session.reply(SmtpReply.plain(354, "End data with <CR><LF>.<CR><LF>"));
    DataInput.begin(session, transaction, message);
  }

  private static Trace trace(Transaction transaction, SmtpSession session) {
    List<MailAddress> recipients = transaction.envelope().recipients();
    return new Trace(
        session.context(),
        session.hello(),
        with(session),
        transaction.id(),
        recipients.size() == 1 ? Optional.of(recipients.get(0)) : Optional.empty(),
        session.server().clock().instant());
  }

  /** The protocol's name of RFC 3848. */
  private static String with(SmtpSession session) {
    if (!session.isExtended()) {
      return "SMTP";
    }
    return "ESMTP"
        + (session.connection().context().tls().isPresent() ? "S" : "")
        + (session.account().isPresent() ? "A" : "");
  }
}
