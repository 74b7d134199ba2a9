package io.mailcore.store.jdbc;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.ChangeListeners;
import io.mailcore.spi.store.Registration;

/**
 * The listeners of the JDBC store, by the names that it calls them, and who carries its changes to
 * other nodes.
 */
final class ChangeHints {

  private final ChangeListeners listeners = new ChangeListeners();
  private final ChangeListeners carriers = new ChangeListeners();

  /** Adds a listener until the registration is closed. */
  Registration add(ChangeListener listener) {
    return listeners.subscribe(listener);
  }

  /** Adds one who hears of changes that were made here, not of those that others made. */
  Registration addCarrier(ChangeListener carrier) {
    return carriers.subscribe(carrier);
  }

  /** Those to be told of what others changed. */
  ChangeListener listeners() {
    return listeners;
  }

  /** Says that a mailbox was changed here and is at {@code highest} now. */
  void mailboxChanged(AccountId account, MailboxId mailbox, ModSeq highest) {
    carriers.mailboxChanged(account, mailbox, highest);
    listeners.mailboxChanged(account, mailbox, highest);
  }

  /** Says that an account has other mailboxes or subscriptions now, by a change made here. */
  void mailboxesChanged(AccountId account) {
    carriers.mailboxesChanged(account);
    listeners.mailboxesChanged(account);
  }
}
