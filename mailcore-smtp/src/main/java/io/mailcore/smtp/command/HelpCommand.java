package io.mailcore.smtp.command;

import io.mailcore.model.SmtpReply;
import io.mailcore.smtp.session.Phase;
import io.mailcore.smtp.session.SmtpCommand;
import io.mailcore.smtp.session.SmtpSession;
import io.mailcore.smtp.wire.CommandLine;
import io.mailcore.smtp.wire.Parsed;
import java.util.Set;

/** HELP (RFC 5321, section 4.1.1.8). */
final class HelpCommand implements SmtpCommand<NoArguments> {

  @Override
  public String name() {
    return "HELP";
  }

  @Override
  public Set<Phase> allowedIn() {
    return Phase.any();
  }

  @Override
  public boolean isIdle() {
    return true;
  }

  @Override
  public Parsed<NoArguments> parse(CommandLine line, SmtpSession session) {
    return NoArguments.ignore();
  }

  @Override
  public void execute(NoArguments arguments, SmtpSession session) {
    String verbs = String.join(" ", session.commandTable().verbs());
    session.reply(SmtpReply.of(214, "2.0.0", "Commands: " + verbs));
  }
}
