package io.mailcore.imap.command;

import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.ResponsePieces;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.NotifyRequest.Event;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MailboxStatus;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells what has become of mailboxes that aren't selected: LIST for names and subscriptions (RFC
 * 5465, sections 5.4 and 5.5), STATUS for messages (sections 5.1 to 5.3).
 */
final class WatchPieces implements ResponsePieces {

  private static final int PIECE_STATUSES = 50;

  private final MailboxWatch watch;
  private final ImapSession session;
  private final Responder out;
  private final Deque<MailboxId> changed;
  private boolean names;

  WatchPieces(
      MailboxWatch watch,
      boolean names,
      List<MailboxId> changed,
      ImapSession session,
      Responder out) {
    this.watch = watch;
    this.names = names;
    this.changed = new ArrayDeque<>(changed);
    this.session = session;
    this.out = out;
  }

  @Override
  public boolean writeNext() {
    ImapWriter writer = out.writer();
    try {
      fill(writer);
    } catch (StoreException e) {
      watch.untold(names, List.copyOf(changed));
      throw e;
    } finally {
      if (writer.size() > 0) {
        out.send(writer);
      }
    }
    return !changed.isEmpty();
  }

  private void fill(ImapWriter writer) {
    if (names) {
      names(writer);
      names = false;
    }
    for (int i = 0; i < PIECE_STATUSES && !changed.isEmpty(); i++) {
      messages(changed.element(), writer);
      changed.remove();
    }
  }

  // ---- messages

  private void messages(MailboxId id, ImapWriter writer) {
    WatchedMailbox before = watch.known().get(id);
    boolean selected =
        session.maybeSelected().filter(one -> one.mailbox().id().equals(id)).isPresent();
    if (before == null) {
      return;
    }
    Set<Event> wanted = watch.wanted(before.name());
    if (!wanted.contains(Event.MESSAGE_NEW)) {
      return;
    }
    Optional<MailboxStatus> now = watch.status(id);
    if (now.isPresent()) {
      if (!selected) {
        before.write(now.get(), wanted, session, writer);
      }
      watch.known().put(id, WatchedMailbox.of(before.name(), now.get()));
    }
  }

  // ---- names

  private void names(ImapWriter writer) {
    Map<MailboxId, MailboxEntry> entries = watch.entries();
    Set<MailboxName> subscriptions = watch.readSubscriptions();
    Set<MailboxName> there = new TreeSet<>();
    Set<MailboxName> parents = new TreeSet<>();
    entries.values().forEach(entry -> there.add(entry.name()));
    there.forEach(name -> parents.addAll(name.ancestors()));
    Lines lines = new Lines(there, parents, subscriptions, writer);
    compare(entries)
        .forEach(
            (name, old) -> {
              if (isWanted(name, old)) {
                lines.write(name, old);
              }
            });
    Set<MailboxName> both = new TreeSet<>(subscriptions);
    both.addAll(watch.subscriptions());
    for (MailboxName name : both) {
      boolean other = subscriptions.contains(name) != watch.subscriptions().contains(name);
      // Who isn't subscribed any more was among those who were (section 6.4).
      if (other && watch.wishes().of(name, true).contains(Event.SUBSCRIPTION_CHANGE)) {
        lines.write(name, Optional.empty());
      }
    }
    watch.subscriptions(subscriptions);
  }

  /**
   * Compares with what is known, which is then known no more, and names those to tell of, each with
   * its old name if it was renamed.
   */
  private Map<MailboxName, Optional<MailboxName>> compare(Map<MailboxId, MailboxEntry> entries) {
    TreeMap<MailboxName, Optional<MailboxName>> affected = new TreeMap<>();
    Map<MailboxName, MailboxName> renamed = new TreeMap<>();
    Map<MailboxId, WatchedMailbox> before = new HashMap<>(watch.known());
    watch.known().clear();
    for (MailboxEntry entry : entries.values()) {
      Optional<WatchedMailbox> old = Optional.ofNullable(before.remove(entry.id()));
      if (old.isEmpty()) {
        affected(entry.name(), affected);
        changed.add(entry.id());
      } else if (!old.get().name().equals(entry.name())) {
        renamed.put(entry.name(), old.get().name());
      }
      watch
          .known()
          .put(
              entry.id(),
              old.map(mailbox -> mailbox.withName(entry.name()))
                  .orElseGet(() -> WatchedMailbox.unknown(entry.name())));
    }
    before.values().forEach(gone -> affected(gone.name(), affected));
    renamed.forEach(
        (name, old) -> {
          if (!wentAlong(name, old, renamed)) {
            affected.put(name, Optional.of(old));
          }
        });
    return affected;
  }

  /** A name that has come or gone, and the one above it (section 5.4). */
  private static void affected(
      MailboxName name, TreeMap<MailboxName, Optional<MailboxName>> affected) {
    affected.putIfAbsent(name, Optional.empty());
    name.parent().ifPresent(parent -> affected.putIfAbsent(parent, Optional.empty()));
  }

  /** Whether a mailbox was renamed because one above it was. */
  private static boolean wentAlong(
      MailboxName name, MailboxName old, Map<MailboxName, MailboxName> renamed) {
    Optional<MailboxName> parent = name.parent();
    return parent.isPresent()
        && old.parent().isPresent()
        && old.parent().equals(Optional.ofNullable(renamed.get(parent.get())));
  }

  private boolean isWanted(MailboxName name, Optional<MailboxName> old) {
    return watch.wanted(name).contains(Event.MAILBOX_NAME)
        || old.map(watch::wanted).map(events -> events.contains(Event.MAILBOX_NAME)).orElse(false);
  }

  /** LIST responses. */
  private record Lines(
      Set<MailboxName> there,
      Set<MailboxName> parents,
      Set<MailboxName> subscriptions,
      ImapWriter writer) {

    void write(MailboxName name, Optional<MailboxName> old) {
      writer.untagged().raw("LIST").open();
      if (!there.contains(name)) {
        writer.raw("\\NonExistent");
      }
      if (subscriptions.contains(name)) {
        writer.raw("\\Subscribed");
      }
      writer.raw(parents.contains(name) ? "\\HasChildren" : "\\HasNoChildren");
      writer.close().string(String.valueOf(MailboxName.SEPARATOR)).mailbox(name);
      old.ifPresent(
          before -> writer.open().string("OLDNAME").open().mailbox(before).close().close());
      writer.crlf();
    }
  }
}
