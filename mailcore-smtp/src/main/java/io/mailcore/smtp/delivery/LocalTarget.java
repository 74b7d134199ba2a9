package io.mailcore.smtp.delivery;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.MailboxName;

/**
 * A mailbox here that a message goes to.
 *
 * @param account whose mailbox
 * @param mailbox which one
 * @param address the address that led there, behind all aliases
 */
public record LocalTarget(AccountId account, MailboxName mailbox, MailAddress address) {

  public LocalTarget {
    requireNonNull(account, "account");
    requireNonNull(mailbox, "mailbox");
    requireNonNull(address, "address");
  }

  /** What makes two targets one: the same mailbox of the same account. */
  Place place() {
    return new Place(account, mailbox);
  }

  /** A mailbox, whichever address leads there. */
  record Place(AccountId account, MailboxName mailbox) {}
}
