package io.mailcore.spi.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The listeners of a store, for {@link MailStore#subscribe}: each hint goes to all of them. What a
 * listener throws is logged, stops nobody else and never reaches the caller.
 *
 * <p>Safe for use by several threads. Call it after the change is visible and with no lock held,
 * since a listener may read the store. Telling costs one call a listener, in the caller's thread.
 */
public final class ChangeListeners implements ChangeListener {

  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  /** One registration; the same listener may be there more than once. */
  private static final class Entry {

    private final ChangeListener listener;

    private Entry(ChangeListener listener) {
      this.listener = listener;
    }
  }

  /** Nobody yet. */
  public ChangeListeners() {}

  /** Tells {@code listener} too, until the registration is closed. */
  public Registration subscribe(ChangeListener listener) {
    Entry entry = new Entry(requireNonNull(listener, "listener"));
    entries.add(entry);
    return () -> entries.remove(entry);
  }

  @Override
  public void mailboxChanged(AccountId account, MailboxId mailbox, ModSeq highest) {
    tell(listener -> listener.mailboxChanged(account, mailbox, highest));
  }

  @Override
  public void mailboxesChanged(AccountId account) {
    tell(listener -> listener.mailboxesChanged(account));
  }

  private void tell(Consumer<ChangeListener> hint) {
    for (Entry entry : entries) {
      try {
        hint.accept(entry.listener);
      } catch (RuntimeException e) {
        System.getLogger(ChangeListeners.class.getName())
            .log(System.Logger.Level.WARNING, "A change listener failed", e);
      }
    }
  }
}
