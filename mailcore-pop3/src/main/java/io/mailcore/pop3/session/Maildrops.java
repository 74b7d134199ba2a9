package io.mailcore.pop3.session;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.model.UidValidity;
import io.mailcore.net.protocol.ServerContext;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MaildropLease;
import io.mailcore.spi.store.Registration;
import java.util.Optional;

/** Opens maildrops of a server. Safe for use by several threads. */
public final class Maildrops {

  private final ServerContext server;
  private final MaildropLocks locks;
  private final LineEnds lineEnds;

  /** The maildrops of this server, with the same locks for all its listeners. */
  public Maildrops(ServerContext server) {
    this.server = requireNonNull(server, "server");
    this.locks = server.shared(MaildropLocks.class, MaildropLocks::new);
    this.lineEnds = server.shared(LineEnds.class, LineEnds::new);
  }

  /**
   * Locks the maildrop of {@code account} and lists it. Calls the store.
   *
   * @param holder the session's id
   * @return empty if another session has it
   */
  Optional<Maildrop> open(AccountId account, String holder) {
    MailAccount mailboxes = server.store().account(account, CallContext.of(holder));
    Optional<MaildropLease> lease = mailboxes.extension(MaildropLease.class);
    Optional<Registration> lock =
        lease.isPresent() ? lease.get().tryAcquire(holder) : locks.tryAcquire(account);
    return lock.map(held -> open(account, mailboxes, held));
  }

  private Maildrop open(AccountId account, MailAccount mailboxes, Registration lock) {
    boolean opened = false;
    try {
      MailboxEntry inbox =
          mailboxes
              .find(MailboxName.INBOX)
              .orElseThrow(
                  () -> new StoreException(StoreException.Kind.DAMAGED, "account without INBOX"));
      Mailbox mailbox = mailboxes.open(inbox.id());
      UidValidity validity = mailbox.status().uidValidity();
      MaildropListing listing = MaildropListing.of(mailbox);
      listing.addLineEnds(lineEnds.open(account, validity, mailbox, listing.uids()));
      Maildrop maildrop = new Maildrop(mailbox, validity, listing, lock);
      opened = true;
      return maildrop;
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }
}
