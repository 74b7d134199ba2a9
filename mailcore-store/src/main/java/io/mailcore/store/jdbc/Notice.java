package io.mailcore.store.jdbc;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.spi.store.ChangeListener;
import java.util.Optional;

/**
 * What nodes tell each other, as a line of text of less than 2,000 octets: who says it, and that a
 * mailbox is at some mod-sequence, or that an account has other mailboxes, or nothing, to hear
 * whether the others can be reached.
 *
 * @param node who says it
 * @param account whose mailboxes changed; empty if it says nothing
 * @param mailbox the mailbox that changed, or empty for the account as a whole
 * @param modSeq the mailbox's mod-sequence
 */
record Notice(
    String node, Optional<AccountId> account, Optional<MailboxId> mailbox, ModSeq modSeq) {

  private static final String NONE = "-";
  private static final int PARTS = 4;

  static Notice ofMailbox(String node, AccountId account, MailboxId mailbox, ModSeq modSeq) {
    return new Notice(node, Optional.of(account), Optional.of(mailbox), modSeq);
  }

  static Notice ofAccount(String node, AccountId account) {
    return new Notice(node, Optional.of(account), Optional.empty(), ModSeq.ZERO);
  }

  static Notice ofNothing(String node) {
    return new Notice(node, Optional.empty(), Optional.empty(), ModSeq.ZERO);
  }

  /** Reads a line; empty if it is none, as anybody may write to the channel. */
  static Optional<Notice> parse(String text) {
    String[] parts = text.split(" ", PARTS);
    if (parts.length != PARTS || parts[0].isEmpty()) {
      return Optional.empty();
    }
    try {
      // An id of an account may be anything, a hyphen too: only the last part may hold spaces.
      return Optional.of(
          new Notice(
              parts[0],
              parts[3].isEmpty() ? Optional.empty() : Optional.of(AccountId.of(parts[3])),
              parts[2].equals(NONE) ? Optional.empty() : Optional.of(MailboxId.of(parts[2])),
              ModSeq.of(Long.parseLong(parts[1]))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The line. */
  String text() {
    return String.join(
        " ",
        node,
        Long.toString(modSeq.value()),
        mailbox.map(MailboxId::value).orElse(NONE),
        account.map(AccountId::value).orElse(""));
  }

  /** What the notice is about: of several with the same subject the last says all. */
  String subject() {
    return mailbox.map(MailboxId::value).orElse(NONE) + account.map(AccountId::value).orElse("");
  }

  void tell(ChangeListener listener) {
    account.ifPresent(
        owner ->
            mailbox.ifPresentOrElse(
                id -> listener.mailboxChanged(owner, id, modSeq),
                () -> listener.mailboxesChanged(owner)));
  }
}
