package io.mailcore.smtp.command;

import io.mailcore.model.SmtpReply;
import io.mailcore.smtp.session.Phase;
import io.mailcore.smtp.session.SmtpCommand;
import io.mailcore.smtp.session.SmtpSession;
import io.mailcore.smtp.wire.CommandLine;
import io.mailcore.smtp.wire.HelloName;
import io.mailcore.smtp.wire.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** EHLO and HELO (RFC 5321, section 4.1.1.1; RFC 2920 and RFC 2034 for the keywords). */
final class HelloCommand implements SmtpCommand<HelloName> {

  private final String name;
  private final boolean extended;

  private HelloCommand(String name, boolean extended) {
    this.name = name;
    this.extended = extended;
  }

  static HelloCommand ehlo() {
    return new HelloCommand("EHLO", true);
  }

  static HelloCommand helo() {
    return new HelloCommand("HELO", false);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Phase> allowedIn() {
    return Phase.any();
  }

  @Override
  public List<String> keywords(SmtpSession session) {
    return extended ? List.of("PIPELINING", "ENHANCEDSTATUSCODES") : List.of();
  }

  @Override
  public boolean isIdle() {
    return true;
  }

  @Override
  public boolean endsGroup() {
    return true;
  }

  @Override
  public Parsed<HelloName> parse(CommandLine line, SmtpSession session) {
    return HelloName.parse(line.argument());
  }

  @Override
  public void execute(HelloName arguments, SmtpSession session) {
    String client = arguments.value();
    if (!session.permits(session.ask(policy -> policy.hello(session.context(), client)))) {
      return;
    }
    session.hello(client, extended);
    List<String> lines = new ArrayList<>();
    lines.add(session.server().hostName());
    if (extended) {
      lines.addAll(session.commandTable().keywords(session));
    }
    session.reply(SmtpReply.plain(250, lines));
  }
}
