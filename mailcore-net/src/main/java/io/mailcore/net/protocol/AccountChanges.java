package io.mailcore.net.protocol;

import io.mailcore.model.MailboxId;

/**
 * Hears of changes anywhere in an account; hints as in {@link
 * io.mailcore.spi.store.ChangeListener}. Called on any thread; returns at once: mostly it calls
 * {@link Connection#execute}.
 */
public interface AccountChanges {

  /** A mailbox of the account has changed. */
  void mailboxChanged(MailboxId mailbox);

  /** Mailboxes were made, renamed or removed, or the subscriptions have changed. */
  void mailboxesChanged();
}
