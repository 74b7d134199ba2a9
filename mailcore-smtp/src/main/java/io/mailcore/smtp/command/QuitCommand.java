package io.mailcore.smtp.command;

import io.mailcore.model.SmtpReply;
import io.mailcore.smtp.session.Phase;
import io.mailcore.smtp.session.SmtpCommand;
import io.mailcore.smtp.session.SmtpSession;
import io.mailcore.smtp.wire.CommandLine;
import io.mailcore.smtp.wire.Parsed;
import java.util.EnumSet;
import java.util.Set;

/** QUIT (RFC 5321, section 4.1.1.10). */
final class QuitCommand implements SmtpCommand<NoArguments> {

  @Override
  public String name() {
    return "QUIT";
  }

  @Override
  public Set<Phase> allowedIn() {
    return EnumSet.allOf(Phase.class);
  }

  @Override
  public Parsed<NoArguments> parse(CommandLine line, SmtpSession session) {
    return NoArguments.parse(line);
  }

  @Override
  public void execute(NoArguments arguments, SmtpSession session) {
    session.close(SmtpReply.of(221, "2.0.0", session.server().hostName() + " closing connection"));
  }
}
