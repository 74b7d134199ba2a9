package io.mailcore.smtp.command;

import io.mailcore.model.SmtpReply;
import io.mailcore.smtp.session.Phase;
import io.mailcore.smtp.session.SmtpCommand;
import io.mailcore.smtp.session.SmtpSession;
import io.mailcore.smtp.wire.CommandLine;
import io.mailcore.smtp.wire.Parsed;
import java.util.Set;

/** RSET (RFC 5321, section 4.1.1.5). */
final class RsetCommand implements SmtpCommand<NoArguments> {

  @Override
  public String name() {
    return "RSET";
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
    return NoArguments.parse(line);
  }

  @Override
  public void execute(NoArguments arguments, SmtpSession session) {
    session.endTransaction();
    session.reply(SmtpReply.of(250, "2.0.0", "Ok"));
  }
}
