package io.mailcore.smtp.command;

import io.mailcore.model.SmtpReply;
import io.mailcore.smtp.session.Phase;
import io.mailcore.smtp.session.SmtpCommand;
import io.mailcore.smtp.session.SmtpSession;
import io.mailcore.smtp.wire.CommandLine;
import io.mailcore.smtp.wire.Parsed;
import java.util.Set;

/** VRFY (RFC 5321, sections 3.5.3 and 7.3): says of nobody whether there is such a user. */
final class VrfyCommand implements SmtpCommand<NoArguments> {

  @Override
  public String name() {
    return "VRFY";
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
    return line.isBare()
        ? Parsed.refused(501, "5.5.4", "Syntax: VRFY address")
        : NoArguments.ignore();
  }

  @Override
  public void execute(NoArguments arguments, SmtpSession session) {
    session.reply(SmtpReply.of(252, "2.0.0", "Cannot VRFY user, but will try to deliver"));
  }
}
