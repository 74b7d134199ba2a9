package io.mailcore.smtp.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands of a listener, by verb. Immutable. */
public final class CommandTable {

  private final Map<String, SmtpCommand<?>> commands = new LinkedHashMap<>();

  /**
   * A table of these commands.
   *
   * @throws IllegalArgumentException if two have the same verb
   */
  public CommandTable(List<SmtpCommand<?>> commands) {
    for (SmtpCommand<?> command : commands) {
      if (this.commands.put(command.name(), command) != null) {
        throw new IllegalArgumentException("command: " + command.name() + " is there twice");
      }
    }
  }

  /** The command with this verb. */
  Optional<SmtpCommand<?>> find(String verb) {
    return Optional.ofNullable(commands.get(verb));
  }

  /** The verbs, in the order of the list. */
  public List<String> verbs() {
    return List.copyOf(commands.keySet());
  }

  /** What EHLO answers in a session now. */
  public List<String> keywords(SmtpSession session) {
    List<String> keywords = new ArrayList<>();
    commands.values().forEach(command -> keywords.addAll(command.keywords(session)));
    return keywords;
  }
}
