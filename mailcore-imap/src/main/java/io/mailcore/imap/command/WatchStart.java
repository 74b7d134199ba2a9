package io.mailcore.imap.command;

import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.ResponsePieces;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.NotifyRequest.Event;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MailboxStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The beginning of a watch: takes down how the mailboxes are, some at a time, and tells it if that
 * is asked for (RFC 5465, section 3.1).
 */
final class WatchStart implements ResponsePieces {

  /** Each takes a call of the store, now and at each change. */
  private static final int MOST_MAILBOXES = 1000;

  private static final int PIECE_STATUSES = 50;

  private final MailboxWatch watch;
  private final boolean tells;
  private final ImapSession session;
  private final Responder out;
  private Optional<Iterator<MailboxEntry>> left = Optional.empty();
  private boolean overflows;
  private boolean begun;

  WatchStart(MailboxWatch watch, boolean tells, ImapSession session, Responder out) {
    this.watch = watch;
    this.tells = tells;
    this.session = session;
    this.out = out;
  }

  /** Whether more is wanted than can be had. */
  boolean overflows() {
    return overflows;
  }

  @Override
  public boolean writeNext() {
    if (left.isEmpty()) {
      List<MailboxEntry> watched = watch.wishes().hasOthers() ? watched() : List.of();
      left = Optional.of(watched.iterator());
      if (overflows) {
        return false;
      }
    }
    ImapWriter writer = out.writer();
    Iterator<MailboxEntry> entries = left.get();
    for (int i = 0; i < PIECE_STATUSES && entries.hasNext(); i++) {
      takeDown(entries.next(), writer);
    }
    if (writer.size() > 0) {
      out.send(writer);
    }
    if (!entries.hasNext()) {
      begun = true;
      session.notify(watch);
    }
    return !begun;
  }

  private List<MailboxEntry> watched() {
    watch.subscriptions(watch.readSubscriptions());
    List<MailboxEntry> watched = new ArrayList<>();
    for (MailboxEntry entry : watch.entries().values()) {
      watch.known().put(entry.id(), WatchedMailbox.unknown(entry.name()));
      if (watch.wanted(entry.name()).contains(Event.MESSAGE_NEW)) {
        watched.add(entry);
      }
    }
    watched.sort(Comparator.comparing(MailboxEntry::name));
    overflows = watched.size() > MOST_MAILBOXES;
    return watched;
  }

  private void takeDown(MailboxEntry entry, ImapWriter writer) {
    Optional<MailboxStatus> status = watch.status(entry.id());
    if (status.isEmpty()) {
      return;
    }
    WatchedMailbox mailbox = WatchedMailbox.of(entry.name(), status.get());
    watch.known().put(entry.id(), mailbox);
    boolean selected =
        session.maybeSelected().filter(one -> one.mailbox().id().equals(entry.id())).isPresent();
    if (tells && !selected) {
      mailbox.status(status.get(), session, writer);
    }
  }

  @Override
  public void close() {
    if (!begun) {
      watch.close();
    }
  }
}
