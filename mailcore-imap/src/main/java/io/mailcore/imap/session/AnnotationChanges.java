package io.mailcore.imap.session;

import io.mailcore.model.AccountId;
import io.mailcore.model.EntryName;
import io.mailcore.model.MailboxId;
import io.mailcore.spi.store.Registration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Passes on between the sessions of one server which annotations they change (RFC 5464), of which
 * stores give no hints. Safe for use by several threads.
 */
public final class AnnotationChanges {

  private final List<Watch> watches = new CopyOnWriteArrayList<>();

  private AnnotationChanges() {}

  /** The server's. */
  public static AnnotationChanges of(ImapSession session) {
    return session.server().shared(AnnotationChanges.class, AnnotationChanges::new);
  }

  /** Hears of changes; called on the strand of another session. */
  public interface Listener {

    /**
     * Entries have other values, or none.
     *
     * @param mailbox empty for annotations of the server
     */
    void annotationsChanged(Optional<MailboxId> mailbox, Set<EntryName> entries);
  }

  private record Watch(AccountId account, ImapSession session, Listener listener) {}

  /** Tells {@code listener} what others change in the account, until the registration is closed. */
  public Registration watch(ImapSession session, Listener listener) {
    Watch watch = new Watch(session.account(), session, listener);
    watches.add(watch);
    return () -> watches.remove(watch);
  }

  /** Tells that {@code session} has changed entries of its account. */
  public void changed(ImapSession session, Optional<MailboxId> mailbox, Set<EntryName> entries) {
    for (Watch watch : watches) {
      if (watch.account().equals(session.account()) && watch.session() != session) {
        watch.listener().annotationsChanged(mailbox, entries);
      }
    }
  }
}
