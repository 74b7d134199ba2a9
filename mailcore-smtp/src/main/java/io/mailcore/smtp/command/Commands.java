package io.mailcore.smtp.command;

import io.mailcore.smtp.session.CommandTable;
import java.util.List;

/** The list of commands. */
public final class Commands {

  private Commands() {}

  /** All commands; the order is that of the keywords in the answer to EHLO. */
  public static CommandTable all() {
    return new CommandTable(
        List.of(
            HelloCommand.ehlo(),
            HelloCommand.helo(),
            new MailCommand(),
            new RcptCommand(),
            new DataCommand(),
            new RsetCommand(),
            new NoopCommand(),
            new QuitCommand(),
            new VrfyCommand(),
            new ExpnCommand(),
            new HelpCommand(),
            new StartTlsCommand(),
            new AuthCommand()));
  }
}
