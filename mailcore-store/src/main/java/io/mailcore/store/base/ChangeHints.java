package io.mailcore.store.base;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.Registration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners of a store. Safe for use by several threads; call it after a change is visible and
 * with no lock held. What a listener throws is logged and stops nobody else.
 */
public final class ChangeHints {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeHints.class);

  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  /** One registration; the same listener may be there more than once. */
  private static final class Entry {

    private final ChangeListener listener;

    private Entry(ChangeListener listener) {
      this.listener = listener;
    }
  }

  /** Adds a listener until the registration is closed. */
  public Registration add(ChangeListener listener) {
    Entry entry = new Entry(requireNonNull(listener, "listener"));
    entries.add(entry);
    return () -> entries.remove(entry);
  }

  /** Says that a mailbox is at {@code highest} now. */
  public void mailboxChanged(AccountId account, MailboxId mailbox, ModSeq highest) {
    tell(listener -> listener.mailboxChanged(account, mailbox, highest));
  }

  /** Says that an account has other mailboxes or subscriptions now. */
  public void mailboxesChanged(AccountId account) {
    tell(listener -> listener.mailboxesChanged(account));
  }

  private void tell(Consumer<ChangeListener> hint) {
    for (Entry entry : entries) {
      try {
        hint.accept(entry.listener);
      } catch (RuntimeException e) {
        LOG.warn("A change listener failed", e);
      }
    }
  }
}
