package io.mailcore.store.base;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.ChangeListeners;
import io.mailcore.spi.store.Registration;

/** The listeners of the JDBC store, by the names that it calls them. */
public final class ChangeHints {

  private final ChangeListeners listeners = new ChangeListeners();

  /** Adds a listener until the registration is closed. */
  public Registration add(ChangeListener listener) {
    return listeners.subscribe(listener);
  }

  /** Says that a mailbox is at {@code highest} now. */
  public void mailboxChanged(AccountId account, MailboxId mailbox, ModSeq highest) {
    listeners.mailboxChanged(account, mailbox, highest);
  }

  /** Says that an account has other mailboxes or subscriptions now. */
  public void mailboxesChanged(AccountId account) {
    listeners.mailboxesChanged(account);
  }
}
