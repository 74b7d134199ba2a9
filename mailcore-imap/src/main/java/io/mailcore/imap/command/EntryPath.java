package io.mailcore.imap.command;

import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.model.EntryName;
import java.util.Locale;
import java.util.Optional;

/**
 * An annotation that is asked for, or what stands above some (RFC 5464, section 4.2.2).
 *
 * @param text in small letters
 */
record EntryPath(String text) {

  /** What makes a name of all that may stand above one. */
  private static final String BELOW = "/a/b";

  /** Wants an entry; one that can't be, nor be above others, is BAD (section 3.2). */
  static EntryPath read(ImapReader in) {
    String text = in.astring().toLowerCase(Locale.ROOT);
    boolean possible =
        EntryName.tryOf(text).isPresent()
            || text.length() <= EntryName.MAX_LENGTH && EntryName.tryOf(text + BELOW).isPresent();
    if (!possible) {
      throw new ImapSyntaxException("Invalid entry name");
    }
    return new EntryPath(text);
  }

  /** The entry of just this name, if there can be one. */
  Optional<EntryName> name() {
    return EntryName.tryOf(text);
  }

  /**
   * Whether an entry is this one or below it.
   *
   * @param depth how many components further at most
   */
  boolean covers(EntryName entry, int depth) {
    String name = entry.value();
    if (name.equals(text)) {
      return true;
    }
    if (!name.startsWith(text + "/")) {
      return false;
    }
    long below = name.substring(text.length()).chars().filter(c -> c == '/').count();
    return below <= depth;
  }
}
