package io.mailcore.spi.store;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;

/**
 * Hears that something changed. Called on any thread, also by several at once, after the change is
 * visible; returns soon and throws nothing. Hints may be lost, doubled, merged and late. Grows by
 * default methods only.
 */
public interface ChangeListener {

  /** A mailbox is at {@code highest} now, or beyond. */
  void mailboxChanged(AccountId account, MailboxId mailbox, ModSeq highest);

  /** Mailboxes of {@code account} were made, renamed or removed, or its subscriptions changed. */
  default void mailboxesChanged(AccountId account) {}
}
