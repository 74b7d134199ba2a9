package io.mailcore.imap.session;

import static java.util.Objects.requireNonNull;

import io.mailcore.net.ListenerSettings;

/**
 * What all sessions of a listener share. Immutable but for what it counts.
 *
 * @param commands those that there are
 * @param listener bounds and times
 * @param bareLfEndsLine whether a lone LF ends a line, against RFC 3501, section 2.2
 * @param longCommands those that are under way
 */
public record ImapSettings(
    CommandTable commands,
    ListenerSettings listener,
    boolean bareLfEndsLine,
    LongCommands longCommands) {

  public ImapSettings {
    requireNonNull(commands, "commands");
    requireNonNull(listener, "listener");
    requireNonNull(longCommands, "longCommands");
  }

  /** For a listener that begins. */
  public ImapSettings(CommandTable commands, ListenerSettings listener, boolean bareLfEndsLine) {
    this(commands, listener, bareLfEndsLine, new LongCommands());
  }
}
