package io.mailcore.imap.command;

import io.mailcore.imap.command.ListRequest.Selection;
import io.mailcore.model.MailboxName;
import io.mailcore.model.MailboxPattern;
import io.mailcore.spi.store.MailboxEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * Goes through the names of an account once, in ascending order, and finds those that LIST tells
 * of, levels without a mailbox among them.
 *
 * <p>What is said of a name depends on the names below it, which come later: names wait, in their
 * order, until that is known. Mostly the next name says it; for RECURSIVEMATCH (RFC 5258, section
 * 3.1) the last one below does.
 */
final class MailboxWalk {

  private final Iterator<MailboxEntry> entries;
  private final Iterator<MailboxName> wanted;
  private final NavigableSet<MailboxName> subscriptions;
  private final List<MailboxPattern> patterns;
  private final ListRequest request;
  private final boolean recursive;

  /** Those below which names may still come, each beginning with the one beneath it. */
  private final Deque<ListedName> open = new ArrayDeque<>();

  private final Map<MailboxName, ListedName> openByName = new HashMap<>();
  private final Deque<ListedName> waiting = new ArrayDeque<>();
  private Optional<MailboxEntry> nextEntry = Optional.empty();
  private Optional<MailboxName> nextWanted = Optional.empty();

  /**
   * A walk.
   *
   * @param entries the mailboxes, ascending
   * @param subscriptions what is subscribed; none if that doesn't matter
   */
  MailboxWalk(
      Iterator<MailboxEntry> entries,
      NavigableSet<MailboxName> subscriptions,
      ListRequest request) {
    this.entries = entries;
    this.subscriptions = subscriptions;
    this.request = request;
    this.patterns = request.matchers();
    this.recursive = request.selection().contains(Selection.RECURSIVEMATCH);
    // Names that are subscribed are listed even if there is no mailbox any more.
    this.wanted =
        request.selection().contains(Selection.SUBSCRIBED)
            ? subscriptions.iterator()
            : List.<MailboxName>of().iterator();
  }

  /** Looks at one name more; false if there is none. */
  boolean step() {
    fill();
    if (nextEntry.isEmpty() && nextWanted.isEmpty()) {
      open.forEach(ListedName::pass);
      open.clear();
      openByName.clear();
      return false;
    }
    MailboxName name = next();
    Optional<MailboxEntry> entry = nextEntry.filter(found -> found.name().equals(name));
    if (entry.isPresent()) {
      nextEntry = Optional.empty();
    }
    if (nextWanted.filter(name::equals).isPresent()) {
      nextWanted = Optional.empty();
    }
    add(name, entry);
    return true;
  }

  private void fill() {
    if (nextEntry.isEmpty() && entries.hasNext()) {
      nextEntry = Optional.of(entries.next());
    }
    if (nextWanted.isEmpty() && wanted.hasNext()) {
      nextWanted = Optional.of(wanted.next());
    }
  }

  private MailboxName next() {
    if (nextEntry.isEmpty()) {
      return nextWanted.orElseThrow();
    }
    MailboxName name = nextEntry.get().name();
    return nextWanted.filter(other -> other.compareTo(name) < 0).orElse(name);
  }

  private void add(MailboxName name, Optional<MailboxEntry> entry) {
    while (!open.isEmpty() && isPast(open.peek().name(), name)) {
      ListedName passed = open.pop();
      passed.pass();
      openByName.remove(passed.name());
    }
    // Before the name itself, as they stand before it.
    List<ListedName> ancestors =
        name.ancestors().stream()
            .map(above -> openByName.computeIfAbsent(above, any -> enter(above, none())))
            .toList();
    ListedName listed = enter(name, entry);
    openByName.put(name, listed);
    ancestors.forEach(above -> above.add(listed));
  }

  private static Optional<MailboxEntry> none() {
    return Optional.empty();
  }

  private ListedName enter(MailboxName name, Optional<MailboxEntry> entry) {
    boolean subscribed = subscriptions.contains(name);
    boolean fits = patterns.stream().anyMatch(pattern -> pattern.matches(name));
    ListedName listed = new ListedName(name, entry, subscribed, selects(entry, subscribed), fits);
    open.push(listed);
    if (fits) {
      waiting.add(listed);
    }
    return listed;
  }

  /** Whether all names below {@code name} stand before {@code other}, which stands behind it. */
  private static boolean isPast(MailboxName name, MailboxName other) {
    int length = name.value().length();
    return !other.value().startsWith(name.value())
        || other.value().charAt(length) > MailboxName.SEPARATOR;
  }

  private boolean selects(Optional<MailboxEntry> entry, boolean subscribed) {
    if (request.criteria().isEmpty()) {
      return entry.isPresent();
    }
    return (subscribed || !request.criteria().contains(Selection.SUBSCRIBED))
        && (!request.criteria().contains(Selection.SPECIAL_USE)
            || entry.filter(found -> !found.uses().isEmpty()).isPresent());
  }

  /** The next name to tell of, if all is known of it. */
  Optional<ListedName> poll() {
    while (!waiting.isEmpty() && isKnown(waiting.peek())) {
      ListedName name = waiting.remove();
      if (isTold(name)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private boolean isKnown(ListedName name) {
    return name.isPassed() || name.hasChildren() && !recursive;
  }

  private boolean isTold(ListedName name) {
    boolean level = request.criteria().isEmpty() && name.hasChildren();
    return name.isSelected() || level || recursive && name.isHiddenBelow();
  }
}
