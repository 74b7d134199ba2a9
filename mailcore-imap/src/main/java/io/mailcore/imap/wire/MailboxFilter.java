package io.mailcore.imap.wire;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.MailboxName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which mailboxes a command is about (RFC 5465 section 6, RFC 7377 section 2.2).
 *
 * @param kind how they are chosen
 * @param names those that the client names; what can be no mailbox is left out
 */
public record MailboxFilter(Kind kind, Set<MailboxName> names) {

  /** How mailboxes are chosen. */
  public enum Kind {
    /** The selected one. */
    SELECTED,
    /** Those that mail is delivered to. */
    INBOXES,
    /** All of the user's own. */
    PERSONAL,
    /** All of the user's own that are subscribed to. */
    SUBSCRIBED,
    /** Those that are named and all below. */
    SUBTREE,
    /** Those that are named and those one level below. */
    SUBTREE_ONE,
    /** Those that are named. */
    MAILBOXES
  }

  /** Copies the set. */
  public MailboxFilter {
    requireNonNull(kind, "kind");
    names = Set.copyOf(names);
  }

  /** Wants a filter. */
  static MailboxFilter read(ImapReader in) {
    return switch (in.name()) {
      case "SELECTED" -> new MailboxFilter(Kind.SELECTED, Set.of());
      case "INBOXES" -> new MailboxFilter(Kind.INBOXES, Set.of());
      case "PERSONAL" -> new MailboxFilter(Kind.PERSONAL, Set.of());
      case "SUBSCRIBED" -> new MailboxFilter(Kind.SUBSCRIBED, Set.of());
      case "SUBTREE" -> new MailboxFilter(Kind.SUBTREE, names(in));
      case "SUBTREE-ONE" -> new MailboxFilter(Kind.SUBTREE_ONE, names(in));
      case "MAILBOXES" -> new MailboxFilter(Kind.MAILBOXES, names(in));
      default -> throw ImapReader.error("Unknown choice of mailboxes");
    };
  }

  private static Set<MailboxName> names(ImapReader in) {
    in.sp();
    List<String> names = new ArrayList<>();
    if (in.tryOpen()) {
      do {
        names.add(in.mailboxText());
      } while (in.trySp());
      in.close();
    } else {
      names.add(in.mailboxText());
    }
    return names.stream()
        .flatMap(name -> MailboxName.tryOf(name).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
