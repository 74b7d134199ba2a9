package io.mailcore.pop3.command;

import io.mailcore.pop3.session.CommandTable;
import java.util.List;

/** All commands of POP3 that there are here. APOP isn't: it needs passwords in clear. */
public final class Commands {

  private static final CommandTable ALL =
      CommandTable.of(
          List.of(
              new TopCommand(),
              new UidlCommand(),
              new UserCommand(),
              new PassCommand(),
              new AuthCommand(),
              new StlsCommand(),
              new CapaCommand(),
              new StatCommand(),
              new ListCommand(),
              new RetrCommand(),
              new DeleCommand(),
              new RsetCommand(),
              new NoopCommand(),
              new QuitCommand()));

  private Commands() {}

  /** The table of them, in the order in which CAPA shows what they can do. */
  public static CommandTable all() {
    return ALL;
  }
}
