package io.mailcore.imap.command;

import io.mailcore.model.MailboxName;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailboxEntry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All names of an account, also those that have no mailbox and are only levels above one, in
 * ascending order.
 */
final class MailboxTree {

  private static final int PAGE = 1000;

  private final TreeMap<MailboxName, Node> nodes = new TreeMap<>();

  private MailboxTree() {}

  /** The tree as it is now. */
  static MailboxTree of(MailAccount account) {
    MailboxTree tree = new MailboxTree();
    Optional<MailboxName> after = Optional.empty();
    List<MailboxEntry> page;
    do {
      page = account.list(after, PAGE);
      page.forEach(tree::add);
      after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).name());
    } while (page.size() == PAGE);
    return tree;
  }

  private void add(MailboxEntry entry) {
    node(entry.name()).entry = Optional.of(entry);
    // Upwards until somebody below has been there before.
    Optional<MailboxName> parent = entry.name().parent();
    while (parent.isPresent()) {
      Node above = node(parent.get());
      if (above.hasChildren) {
        return;
      }
      above.hasChildren = true;
      parent = parent.get().parent();
    }
  }

  private Node node(MailboxName name) {
    return nodes.computeIfAbsent(name, Node::new);
  }

  boolean contains(MailboxName name) {
    return nodes.containsKey(name);
  }

  /** All names, ascending. */
  Collection<Node> nodes() {
    return nodes.values();
  }

  /** A name in the hierarchy. */
  static final class Node {

    private final MailboxName name;
    private Optional<MailboxEntry> entry = Optional.empty();
    private boolean hasChildren;

    private Node(MailboxName name) {
      this.name = name;
    }

    MailboxName name() {
      return name;
    }

    /** The mailbox of this name; empty if the name is only a level above others. */
    Optional<MailboxEntry> entry() {
      return entry;
    }

    boolean hasChildren() {
      return hasChildren;
    }
  }
}
