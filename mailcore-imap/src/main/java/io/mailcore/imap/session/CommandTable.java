package io.mailcore.imap.session;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The commands of a listener, and the capabilities that follow from them. Immutable, so that all
 * sessions share it.
 */
public final class CommandTable {

  private final List<ImapCommand<?>> commands;
  private final Set<String> switchedOff;
  private final Map<String, ImapCommand<?>> byName = new HashMap<>();

  /**
   * A table of these commands.
   *
   * @param commands in the order in which CAPABILITY names what they bring
   * @param switchedOff capabilities that the listener doesn't offer, in any letter case; {@code
   *     AUTH} stands for all that begin with {@code AUTH=}
   */
  public CommandTable(List<ImapCommand<?>> commands, Set<String> switchedOff) {
    this.commands = List.copyOf(commands);
    this.switchedOff = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    this.switchedOff.addAll(switchedOff);
    for (ImapCommand<?> command : commands) {
      if (command.extension().map(this::offers).orElse(true)
          && byName.put(command.name(), command) != null) {
        throw new IllegalArgumentException("commands: two of the name " + command.name());
      }
    }
  }

  /** The command of this name in capitals. */
  Optional<ImapCommand<?>> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Whether this capability isn't switched off. */
  public boolean offers(String capability) {
    int parameter = capability.indexOf('=');
    return !switchedOff.contains(capability)
        && (parameter < 0 || !switchedOff.contains(capability.substring(0, parameter)));
  }

  /** What CAPABILITY names now, in a fixed order. */
  List<String> capabilities(ImapSession session) {
    Set<String> names = new LinkedHashSet<>();
    for (ImapCommand<?> command : commands) {
      for (String name : command.capabilities(session)) {
        String capability = name.toUpperCase(Locale.ROOT);
        if (offers(capability)) {
          names.add(name);
        }
      }
    }
    return List.copyOf(names);
  }
}
