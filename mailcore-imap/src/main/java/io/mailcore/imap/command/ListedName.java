package io.mailcore.imap.command;

import io.mailcore.model.MailboxName;
import io.mailcore.spi.store.MailboxEntry;
import java.util.Optional;

/** A name in the hierarchy, and what LIST has found out about it. */
final class ListedName {

  private final MailboxName name;
  private final Optional<MailboxEntry> entry;
  private final boolean subscribed;
  private final boolean selected;
  private final boolean fitting;
  private boolean children;
  private boolean selectedBelow;
  private boolean hiddenBelow;
  private boolean passed;

  /**
   * A name.
   *
   * @param entry its mailbox; empty if it has none
   * @param selected whether it fits the selection options
   * @param fitting whether it fits the patterns
   */
  ListedName(
      MailboxName name,
      Optional<MailboxEntry> entry,
      boolean subscribed,
      boolean selected,
      boolean fitting) {
    this.name = name;
    this.entry = entry;
    this.subscribed = subscribed;
    this.selected = selected;
    this.fitting = fitting;
  }

  MailboxName name() {
    return name;
  }

  /** The mailbox of this name; empty if the name is only a level above others, or subscribed. */
  Optional<MailboxEntry> entry() {
    return entry;
  }

  boolean isSubscribed() {
    return subscribed;
  }

  /** Whether it fits the selection options itself. */
  boolean isSelected() {
    return selected;
  }

  /** Whether it fits the patterns. */
  boolean isFitting() {
    return fitting;
  }

  /** Whether there are mailboxes below it. */
  boolean hasChildren() {
    return children;
  }

  /** Whether names below it fit the selection options (RFC 5258, section 3.5). */
  boolean isSelectedBelow() {
    return selectedBelow;
  }

  /** Whether one of those doesn't fit the patterns, so that nothing else tells of it. */
  boolean isHiddenBelow() {
    return hiddenBelow;
  }

  /** Notes a name below this one. */
  void add(ListedName inferior) {
    children |= inferior.entry.isPresent();
    selectedBelow |= inferior.selected;
    hiddenBelow |= inferior.selected && !inferior.fitting;
  }

  /** Notes that nothing more comes below it. */
  void pass() {
    passed = true;
  }

  boolean isPassed() {
    return passed;
  }
}
