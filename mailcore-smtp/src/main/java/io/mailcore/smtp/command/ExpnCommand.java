package io.mailcore.smtp.command;

import io.mailcore.model.SmtpReply;
import io.mailcore.smtp.session.Phase;
import io.mailcore.smtp.session.SmtpCommand;
import io.mailcore.smtp.session.SmtpSession;
import io.mailcore.smtp.wire.CommandLine;
import io.mailcore.smtp.wire.Parsed;
import java.util.Set;

/** EXPN (RFC 5321, section 3.5.2), which this server doesn't do: who is on a list is private. */
final class ExpnCommand implements SmtpCommand<NoArguments> {

  @Override
  public String name() {
    return "EXPN";
  }

  @Override
  public Set<Phase> allowedIn() {
    return Phase.any();
  }

  @Override
  public Parsed<NoArguments> parse(CommandLine line, SmtpSession session) {
    return NoArguments.ignore();
  }

  @Override
  public void execute(NoArguments arguments, SmtpSession session) {
    session.refuse(SmtpReply.of(502, "5.5.1", "Lists are not shown"));
  }
}
