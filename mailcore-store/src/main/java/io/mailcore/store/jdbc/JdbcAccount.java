package io.mailcore.store.jdbc;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.StoreException;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MailboxMetadata;
import io.mailcore.spi.store.MaildropLease;
import io.mailcore.spi.store.QuotaSource;
import io.mailcore.spi.store.QuotaStatus;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An account's handle. */
final class JdbcAccount implements MailAccount {

  private static final String DELETE = "DELETE FROM mailcore_mailboxes WHERE no = ?";

  private final StoreContext store;
  private final Leases leases;
  private final AccountId id;
  private final long no;
  private final CallContext call;

  JdbcAccount(StoreContext store, Leases leases, AccountId id, long no, CallContext call) {
    this.store = store;
    this.leases = leases;
    this.id = id;
    this.no = no;
    this.call = call;
  }

  @Override
  public List<MailboxEntry> list(Optional<MailboxName> after, int limit) {
    requireNonNull(after, "after");
    JdbcMailbox.requireLimit(limit);
    return store.database().read(c -> AccountRow.list(c, no, after, limit));
  }

  @Override
  public Optional<MailboxEntry> find(MailboxName name) {
    requireNonNull(name, "name");
    return store.database().read(c -> AccountRow.find(c, no, name)).map(MailboxRow::entry);
  }

  @Override
  public Mailbox open(MailboxId mailbox) {
    requireNonNull(mailbox, "mailbox");
    MailboxRow row =
        store
            .database()
            .read(c -> AccountRow.find(c, no, mailbox))
            .orElseThrow(() -> Database.notFound("no mailbox " + mailbox));
    return new JdbcMailbox(store, id, row, call);
  }

  @Override
  public MailboxEntry create(MailboxName name, Set<SpecialUse> uses) {
    requireNonNull(name, "name");
    requireNonNull(uses, "uses");
    MailboxEntry entry =
        store
            .database()
            .write(
                no,
                c -> {
                  AccountRow account = AccountRow.lock(store, c, no);
                  account.requireAbsent(name);
                  account.addAncestors(name, 1);
                  account.touch();
                  return account.add(name, uses).entry();
                });
    store.hints().mailboxesChanged(id);
    return entry;
  }

  @Override
  public MailboxEntry rename(MailboxName from, MailboxName to) {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    MailboxEntry entry = new Renaming(store, id, no).rename(from, to);
    store.hints().mailboxesChanged(id);
    return entry;
  }

  @Override
  public void delete(MailboxName name) {
    requireNonNull(name, "name");
    if (name.isInbox()) {
      throw new StoreException(StoreException.Kind.NOT_POSSIBLE, "INBOX can't be deleted");
    }
    Set<Long> blobs =
        store
            .database()
            .write(
                no,
                c -> {
                  AccountRow account = AccountRow.lock(store, c, no);
                  MailboxRow found =
                      account
                          .find(name)
                          .orElseThrow(() -> Database.notFound("no mailbox of this name"));
                  MailboxRow row = MailboxRow.lock(c, found.no);
                  Removing removing = new Removing(store, c, row);
                  new MetadataRows(c, no, row.no).removeAll();
                  removing.removeAll(MessageScan.rows(c, row.no, UidSet.of(UidRange.ALL)));
                  try (PreparedStatement statement = c.prepareStatement(DELETE)) {
                    statement.setLong(1, row.no);
                    statement.executeUpdate();
                  }
                  account.touch();
                  return removing.blobs();
                });
    store.blobs().released(blobs);
    store.hints().mailboxesChanged(id);
  }

  @Override
  public List<MailboxName> subscriptions() {
    return store.database().read(c -> Subscriptions.list(c, no));
  }

  @Override
  public void subscribe(MailboxName name, boolean subscribed) {
    requireNonNull(name, "name");
    boolean changed =
        store
            .database()
            .write(
                no,
                c -> {
                  AccountRow account = AccountRow.lock(store, c, no);
                  boolean different = Subscriptions.set(c, no, name, subscribed);
                  if (different) {
                    account.touch();
                  }
                  return different;
                },
                Boolean::booleanValue);
    if (changed) {
      store.hints().mailboxesChanged(id);
    }
  }

  @Override
  public <T> Optional<T> extension(Class<T> type) {
    if (type == MaildropLease.class) {
      return Optional.of(type.cast((MaildropLease) holder -> leases.tryAcquire(no, holder)));
    }
    if (type == MailboxMetadata.class) {
      return Optional.of(type.cast(new JdbcMetadata(store, no)));
    }
    return type == QuotaSource.class ? Optional.of(type.cast(new Quota())) : Optional.empty();
  }

  private final class Quota implements QuotaSource {

    @Override
    public QuotaStatus quota() {
      return quota(store.quotas().limit(id));
    }

    private QuotaStatus quota(QuotaLimit limit) {
      return store.database().read(c -> AccountUsage.read(c, no)).status(limit);
    }

    @Override
    public boolean hasRoomFor(long messageOctets) {
      QuotaLimit limit = store.quotas().limit(id);
      return limit.isNone() || quota(limit).hasRoomFor(messageOctets);
    }

    @Override
    public boolean isChangeable() {
      return store.quotas().isChangeable(id);
    }

    @Override
    public void change(QuotaLimit wanted) {
      store.quotas().change(id, requireNonNull(wanted, "wanted"));
    }
  }
}
