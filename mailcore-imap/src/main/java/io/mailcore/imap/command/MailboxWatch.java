package io.mailcore.imap.command;

import io.mailcore.imap.session.AnnotationChanges;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Notifications;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.ResponsePieces;
import io.mailcore.imap.session.SelectedEvents;
import io.mailcore.imap.wire.NotifyRequest.Event;
import io.mailcore.model.EntryName;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.net.protocol.AccountChanges;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MailboxStatus;
import io.mailcore.spi.store.Registration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Watches the mailboxes of an account for one client (RFC 5465). Hints, which any thread brings,
 * only say where to look; what is told is the difference to what was told before, so that hints may
 * be lost, doubled or merged, and never pile up.
 */
final class MailboxWatch implements Notifications, AccountChanges, AnnotationChanges.Listener {

  private static final int PAGE = 1000;

  /** More entries aren't kept for a client that takes no notifications. */
  private static final int MOST_ANNOTATIONS = 1000;

  private final NotifyWishes wishes;
  private final ImapSession session;
  private final Set<MailboxId> hinted = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean namesHinted = new AtomicBoolean();
  private final AtomicBoolean waking = new AtomicBoolean();
  private final Set<Annotation> annotated = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean overflown = new AtomicBoolean();
  private final List<Registration> registrations = new ArrayList<>();

  // Of the strand alone.
  private final Map<MailboxId, WatchedMailbox> known = new HashMap<>();
  private Set<MailboxName> subscriptions = Set.of();

  MailboxWatch(NotifyWishes wishes, ImapSession session) {
    this.wishes = wishes;
    this.session = session;
    // Before anything is read, so that nothing is missed.
    if (wishes.hasOthers()) {
      registrations.add(session.server().onChange(session.account(), this));
      registrations.add(AnnotationChanges.of(session).watch(session, this));
    }
  }

  /**
   * An annotation that has changed.
   *
   * @param mailbox empty for one of the server
   */
  record Annotation(Optional<MailboxId> mailbox, EntryName entry) {}

  // ---- hints, on any thread

  @Override
  public void mailboxChanged(MailboxId mailbox) {
    hinted.add(mailbox);
    wake();
  }

  @Override
  public void mailboxesChanged() {
    namesHinted.set(true);
    wake();
  }

  @Override
  public void annotationsChanged(Optional<MailboxId> mailbox, Set<EntryName> entries) {
    if (annotated.size() + entries.size() > MOST_ANNOTATIONS) {
      overflown.set(true);
    } else {
      entries.forEach(entry -> annotated.add(new Annotation(mailbox, entry)));
    }
    wake();
  }

  private void wake() {
    if (waking.compareAndSet(false, true)) {
      session
          .connection()
          .execute(
              () -> {
                waking.set(false);
                session.changed();
              });
    }
  }

  // ---- on the strand

  @Override
  public SelectedEvents selected() {
    return wishes.selected();
  }

  @Override
  public void close() {
    registrations.forEach(Registration::close);
    registrations.clear();
  }

  NotifyWishes wishes() {
    return wishes;
  }

  /** All mailboxes of the account, by what names them for good. */
  Map<MailboxId, MailboxEntry> entries() {
    Map<MailboxId, MailboxEntry> entries = new HashMap<>();
    Optional<MailboxName> after = Optional.empty();
    List<MailboxEntry> page;
    do {
      page = session.mailboxes().list(after, PAGE);
      page.forEach(entry -> entries.put(entry.id(), entry));
      after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).name());
    } while (page.size() == PAGE);
    return entries;
  }

  /** The subscriptions, as they are now. */
  Set<MailboxName> readSubscriptions() {
    return new TreeSet<>(session.mailboxes().subscriptions());
  }

  Map<MailboxId, WatchedMailbox> known() {
    return known;
  }

  Set<MailboxName> subscriptions() {
    return subscriptions;
  }

  void subscriptions(Set<MailboxName> now) {
    subscriptions = now;
  }

  /** The events that are wanted of a mailbox. */
  Set<Event> wanted(MailboxName name) {
    return wishes.of(name, subscriptions.contains(name));
  }

  /** How a mailbox is now; nothing if it is gone. */
  Optional<MailboxStatus> status(MailboxId mailbox) {
    try {
      return Optional.of(session.mailboxes().open(mailbox).status());
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Optional<ResponsePieces> others(Responder out) {
    if (overflown.get()) {
      out.untagged("OK [NOTIFICATIONOVERFLOW] Too much has happened");
      session.notify(new MailboxWatch(NotifyWishes.none(session), session));
      return Optional.empty();
    }
    boolean names = namesHinted.getAndSet(false);
    List<MailboxId> changed = new ArrayList<>(hinted);
    changed.forEach(hinted::remove);
    List<Annotation> annotations = new ArrayList<>(annotated);
    annotations.forEach(annotated::remove);
    if (!names && changed.isEmpty() && annotations.isEmpty()) {
      return Optional.empty();
    }
    ResponsePieces pieces = new WatchPieces(this, names, changed, session, out);
    return Optional.of(
        annotations.isEmpty()
            ? pieces
            : new PiecesInTurn(List.of(pieces, new AnnotationLines(this, annotations, out))));
  }

  /** Takes back what could not be told: it is looked for next time. */
  void untold(boolean names, List<MailboxId> changed) {
    hinted.addAll(changed);
    if (names) {
      namesHinted.set(true);
    }
  }
}
