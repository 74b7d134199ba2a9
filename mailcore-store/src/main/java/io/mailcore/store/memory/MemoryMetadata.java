package io.mailcore.store.memory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.EntryName;
import io.mailcore.model.MailboxId;
import io.mailcore.spi.store.MailboxMetadata;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The annotations that an account sees. */
final class MemoryMetadata implements MailboxMetadata {

  private final AccountState account;

  MemoryMetadata(AccountState account) {
    this.account = account;
  }

  @Override
  public SortedMap<EntryName, Integer> entries(Optional<MailboxId> mailbox) {
    requireNonNull(mailbox, "mailbox");
    return account.locked(() -> of(mailbox).sizes());
  }

  @Override
  public Optional<byte[]> value(Optional<MailboxId> mailbox, EntryName entry) {
    requireNonNull(mailbox, "mailbox");
    requireNonNull(entry, "entry");
    return account.locked(() -> of(mailbox).value(entry));
  }

  @Override
  public void change(Optional<MailboxId> mailbox, Map<EntryName, Optional<byte[]>> values) {
    requireNonNull(mailbox, "mailbox");
    requireNonNull(values, "values");
    account.locked(
        () -> {
          Annotations changed = of(mailbox);
          long others = account.annotationOctets() - changed.octets();
          changed.change(values, MAX_ACCOUNT_OCTETS - others);
          return changed;
        });
  }

  private Annotations of(Optional<MailboxId> mailbox) {
    return mailbox.map(id -> account.require(id).annotations).orElse(account.annotations);
  }
}
