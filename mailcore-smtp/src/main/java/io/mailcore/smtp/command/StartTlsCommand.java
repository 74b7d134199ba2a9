package io.mailcore.smtp.command;

import io.mailcore.model.SmtpReply;
import io.mailcore.smtp.session.Phase;
import io.mailcore.smtp.session.SmtpCommand;
import io.mailcore.smtp.session.SmtpSession;
import io.mailcore.smtp.wire.CommandLine;
import io.mailcore.smtp.wire.Parsed;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** STARTTLS (RFC 3207). */
final class StartTlsCommand implements SmtpCommand<NoArguments> {

  @Override
  public String name() {
    return "STARTTLS";
  }

  @Override
  public Set<Phase> allowedIn() {
    return EnumSet.of(Phase.READY, Phase.SENDER, Phase.RECIPIENTS);
  }

  @Override
  public List<String> keywords(SmtpSession session) {
    return session.connection().canStartTls() ? List.of("STARTTLS") : List.of();
  }

  @Override
  public Parsed<NoArguments> parse(CommandLine line, SmtpSession session) {
    return NoArguments.parse(line);
  }

  @Override
  public void execute(NoArguments arguments, SmtpSession session) {
    if (session.connection().context().tls().isPresent()) {
      session.refuse(SmtpReply.of(503, "5.5.1", "TLS is in force already"));
    } else if (session.account().isPresent() || !session.isExtended()) {
      session.refuse(SmtpReply.of(503, "5.5.1", "STARTTLS is not offered now"));
    } else if (!session.connection().canStartTls()) {
      session.refuse(SmtpReply.of(502, "5.5.1", "STARTTLS is not offered here"));
    } else {
      session.startTls(SmtpReply.of(220, "2.0.0", "Ready to start TLS"));
    }
  }
}
