package io.mailcore.pop3.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands that there are, found by keyword. Immutable. */
public final class CommandTable {

  private final Map<String, Pop3Command<?>> byKeyword = new LinkedHashMap<>();

  private CommandTable() {}

  /** The table of these commands, in the order in which CAPA shows what they can do. */
  public static CommandTable of(List<Pop3Command<?>> commands) {
    CommandTable table = new CommandTable();
    for (Pop3Command<?> command : commands) {
      if (table.byKeyword.putIfAbsent(command.keyword(), command) != null) {
        throw new IllegalArgumentException("commands: " + command.keyword() + " twice");
      }
    }
    return table;
  }

  /** The command with this keyword, in capitals. */
  Optional<Pop3Command<?>> find(String keyword) {
    return Optional.ofNullable(byKeyword.get(keyword));
  }

  /** The keywords, in the order of the list. */
  public List<String> keywords() {
    return List.copyOf(byKeyword.keySet());
  }

  /** What the commands add to the answer to CAPA, now. */
  List<String> capabilities(Pop3Session session) {
    return byKeyword.values().stream()
        .flatMap(command -> command.capability(session).stream())
        .toList();
  }
}
