package io.mailcore.integration.database;

import com.zaxxer.hikari.HikariDataSource;
import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.ModSeq;
import io.mailcore.model.QuotaLimit;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.QuotaPolicy;
import io.mailcore.store.jdbc.JdbcMailboxes;
import io.mailcore.store.jdbc.JdbcMailboxes.Nodes;
import io.mailcore.store.jdbc.StorePool;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** A store over a database that others use too, what it hears of them, and a cable to pull out. */
final class Node implements AutoCloseable {

  private static final OffsetDateTime DATE = OffsetDateTime.parse("2026-01-01T00:00:00Z");
  private static final int CONNECTIONS = 4;

  private final HikariDataSource pool;
  private final JdbcMailboxes store;
  private final Map<MailboxId, Long> heard = new ConcurrentHashMap<>();
  private final Set<AccountId> accounts = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  Node(TestDatabase database, Nodes nodes, Clock clock) {
    this.pool = StorePool.open(database.url(), database.user(), "", CONNECTIONS);
    this.store =
        JdbcMailboxes.open(
            cable(),
            new JdbcMailboxes.Settings(
                Optional.empty(),
                1 << 16,
                QuotaPolicy.of(QuotaLimit.NONE),
                1000,
                true,
                clock,
                JdbcMailboxes.Tuning.DEFAULT,
                nodes));
    store.subscribe(
        new ChangeListener() {
          @Override
          public void mailboxChanged(AccountId account, MailboxId mailbox, ModSeq highest) {
            heard.merge(mailbox, highest.value(), Math::max);
          }

          @Override
          public void mailboxesChanged(AccountId account) {
            accounts.add(account);
          }
        });
  }

  /** Connections of the pool, until it is cut. */
  private DataSource cable() {
    return (DataSource)
        Proxy.newProxyInstance(
            Node.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException(method.getName());
              }
              if (cut) {
                throw new SQLTransientConnectionException("cut");
              }
              return pool.getConnection();
            });
  }

  /** From now on this node reaches the database no more, as if it had died. */
  void cut() {
    cut = true;
  }

  MailAccount account(String user) {
    return store.account(AccountId.of(user), CallContext.of("test"));
  }

  Mailbox inbox(String user) {
    MailAccount account = account(user);
    return account.open(account.find(MailboxName.INBOX).orElseThrow().id());
  }

  /** Appends a message; says which mod-sequence that made. */
  long append(Mailbox mailbox) {
    try (StagedBlob staged = store.blobs().stage(0)) {
      staged.write(ByteBuffer.wrap(new byte[100]));
      return mailbox.append(List.of(NewMessage.of(staged.commit(), DATE))).modSeq().value();
    }
  }

  /** Whether it was heard that a mailbox is at a mod-sequence, or beyond. */
  boolean hasHeard(Mailbox mailbox, long modSeq) {
    return heard.getOrDefault(mailbox.id(), 0L) >= modSeq;
  }

  /** Whether it was heard that the account's mailboxes changed. */
  boolean hasHeardOf(String user) {
    return accounts.contains(AccountId.of(user));
  }

  @Override
  public void close() {
    try (pool) {
      store.close();
    }
  }
}
