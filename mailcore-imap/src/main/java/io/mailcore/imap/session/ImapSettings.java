package io.mailcore.imap.session;

import static java.util.Objects.requireNonNull;

import io.mailcore.net.ListenerSettings;

/**
 * What all sessions of a listener share. Immutable.
 *
 * @param commands those that there are
 * @param listener bounds and times
 * @param bareLfEndsLine whether a lone LF ends a line, against RFC 3501, section 2.2
 */
public record ImapSettings(
    CommandTable commands, ListenerSettings listener, boolean bareLfEndsLine) {

  public ImapSettings {
    requireNonNull(commands, "commands");
    requireNonNull(listener, "listener");
  }
}
