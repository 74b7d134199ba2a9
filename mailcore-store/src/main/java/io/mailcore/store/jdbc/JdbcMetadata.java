package io.mailcore.store.jdbc;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.EntryName;
import io.mailcore.model.MailboxId;
import io.mailcore.spi.store.MailboxMetadata;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The annotations that an account sees. */
final class JdbcMetadata implements MailboxMetadata {

  private final StoreContext store;
  private final long account;

  JdbcMetadata(StoreContext store, long account) {
    this.store = store;
    this.account = account;
  }

  @Override
  public SortedMap<EntryName, Integer> entries(Optional<MailboxId> mailbox) {
    requireNonNull(mailbox, "mailbox");
    return store.database().read(c -> rows(c, mailbox).entries());
  }

  @Override
  public Optional<byte[]> value(Optional<MailboxId> mailbox, EntryName entry) {
    requireNonNull(mailbox, "mailbox");
    requireNonNull(entry, "entry");
    return store.database().read(c -> rows(c, mailbox).value(entry));
  }

  @Override
  public void change(Optional<MailboxId> mailbox, Map<EntryName, Optional<byte[]>> values) {
    requireNonNull(mailbox, "mailbox");
    requireNonNull(values, "values");
    store
        .database()
        .write(
            account,
            c -> {
              AccountRow.lock(store, c, account);
              MetadataRows rows = rows(c, mailbox);
              for (Map.Entry<EntryName, Optional<byte[]>> each : values.entrySet()) {
                rows.put(each.getKey(), each.getValue());
              }
              rows.requireWithinLimits();
              return rows.mailbox();
            });
  }

  private MetadataRows rows(Connection connection, Optional<MailboxId> mailbox)
      throws SQLException {
    long no = MetadataRows.SERVER;
    if (mailbox.isPresent()) {
      no =
          AccountRow.find(connection, account, mailbox.get())
              .orElseThrow(() -> Database.notFound("no mailbox " + mailbox.get()))
              .no;
    }
    return new MetadataRows(connection, account, no);
  }
}
