package io.mailcore.imap.session;

import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import java.util.Optional;

/**
 * Tag and name of a command, read from its beginning, whole or not.
 *
 * @param tag as the client wrote it; {@code *} where it wrote none that can be echoed
 * @param command the command, if there is one of that name
 * @param arguments stands behind the name
 * @param unreadable why there is no name, or empty
 */
record CommandHead(
    String tag,
    Optional<ImapCommand<?>> command,
    ImapReader arguments,
    Optional<String> unreadable) {

  private static final String UID = "UID";

  /** Longer ones aren't echoed. */
  private static final int LONGEST_TAG = 1000;

  static CommandHead read(ImapReader in, CommandTable commands) {
    Optional<String> tag = in.tryTag();
    if (tag.isEmpty() || tag.get().length() > LONGEST_TAG) {
      return new CommandHead("*", Optional.empty(), in, Optional.of("Missing tag"));
    }
    if (!in.trySp()) {
      // What comes behind it may be the rest of a tag that isn't one.
      boolean whole = in.atEnd();
      return new CommandHead(
          whole ? tag.get() : "*",
          Optional.empty(),
          in,
          Optional.of(whole ? "Missing command" : "Invalid tag"));
    }
    try {
      String name = in.commandName();
      if (name.equals(UID)) {
        in.sp();
        name = UID + " " + in.commandName();
      }
      return new CommandHead(tag.get(), commands.find(name), in, Optional.empty());
    } catch (ImapSyntaxException e) {
      return new CommandHead(tag.get(), Optional.empty(), in, Optional.of(e.text()));
    }
  }

  boolean isKnown() {
    return command.isPresent();
  }

  /** Why this can't be run in {@code state}, or empty if it can. */
  Optional<String> problem(SessionState state) {
    if (unreadable.isPresent()) {
      return unreadable;
    }
    if (command.isEmpty()) {
      return Optional.of("Unknown command");
    }
    if (command.get().allowedIn().contains(state)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (state) {
          case NOT_AUTHENTICATED -> "Log in first";
          case AUTHENTICATED ->
              command.get().allowedIn().contains(SessionState.SELECTED)
                  ? "Select a mailbox first"
                  : "Already logged in";
          default -> "Not allowed now";
        });
  }
}
