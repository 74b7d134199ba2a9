package io.mailcore.imap.command;

import io.mailcore.model.MailboxName;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/**
 * Where in the order of an account's names those stand that may fit patterns, and all their
 * inferiors: what begins with the text before the first wildcard.
 *
 * @param root what all of them begin with; empty if they may be anywhere
 * @param below whether a separator follows that in all of them
 */
record NameRange(Optional<MailboxName> root, boolean below) {

  private static final String INBOX = MailboxName.INBOX.value();

  /** The inferiors of this name. */
  static NameRange below(MailboxName name) {
    return new NameRange(Optional.of(name), true);
  }

  /** Those that may fit one of these patterns. */
  static NameRange of(List<String> patterns) {
    String common = start(patterns.get(0));
    boolean whole = true;
    for (String pattern : patterns) {
      String start = start(pattern);
      whole = whole && start.equals(common) && !isWild(pattern);
      common = common(common, start);
    }
    // Names that only begin like INBOX have a letter case, which INBOX and its inferiors have not.
    boolean level = whole || common.indexOf(MailboxName.SEPARATOR) >= 0;
    boolean open = !level && INBOX.regionMatches(true, 0, common, 0, common.length());
    String root = trimmed(common);
    return open
        ? new NameRange(Optional.empty(), false)
        : new NameRange(MailboxName.tryOf(root), root.length() < common.length());
  }

  private static boolean isWild(String pattern) {
    return pattern.indexOf('*') >= 0 || pattern.indexOf('%') >= 0;
  }

  /** What stands before the first wildcard. */
  private static String start(String pattern) {
    int end = 0;
    while (end < pattern.length() && pattern.charAt(end) != '*' && pattern.charAt(end) != '%') {
      end++;
    }
    return Normalizer.normalize(pattern.substring(0, end), Normalizer.Form.NFC);
  }

  /** Without a separator at the end. */
  private static String trimmed(String text) {
    int last = text.length() - 1;
    return last >= 0 && text.charAt(last) == MailboxName.SEPARATOR ? text.substring(0, last) : text;
  }

  private static String common(String one, String other) {
    int length = 0;
    while (length < one.length()
        && length < other.length()
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return one.substring(0, length);
  }

  /** A name that stands before all of them, or none for the very beginning. */
  Optional<MailboxName> before() {
    return below
        ? root
        : root.map(MailboxName::value)
            .flatMap(text -> MailboxName.tryOf(trimmed(text.substring(0, text.length() - 1))))
            .filter(name -> name.compareTo(root.get()) < 0);
  }

  /** Whether none of them stands at or behind this name. */
  boolean endsBefore(MailboxName name) {
    if (root.isEmpty() || name.compareTo(root.get()) <= 0) {
      return false;
    }
    String start = root.get().value();
    return !name.value().startsWith(start)
        || below && name.value().charAt(start.length()) > MailboxName.SEPARATOR;
  }
}
