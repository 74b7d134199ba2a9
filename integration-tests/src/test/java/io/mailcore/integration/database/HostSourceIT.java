package io.mailcore.integration.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.database.TestDatabase.Server;
import io.mailcore.model.AccountId;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxStatus;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.TransferMode;
import io.mailcore.store.JdbcMailStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A host's own connections: they commit each statement, and are serializable, unless told. */
@Timeout(120)
class HostSourceIT {

  private static final OffsetDateTime DATE = OffsetDateTime.parse("2026-01-01T00:00:00Z");
  private static final MailboxName OTHER = MailboxName.of("other");
  private static final int ROUNDS = 8;
  private static final long BETWEEN_NOTES_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Set<String> levels = ConcurrentHashMap.newKeySet();
  private long noted = System.nanoTime() - BETWEEN_NOTES_NANOS;

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static DataSource serializable(TestDatabase database, Server server) throws SQLException {
    if (server == Server.POSTGRESQL) {
      database.update(
          "ALTER DATABASE "
              + database.name()
              + " SET default_transaction_isolation = serializable");
      return database.source();
    }
    return database.source("?transactionIsolation=SERIALIZABLE");
  }

  /** The same connections; each notes of which level the transaction was that it commits. */
  private DataSource watched(DataSource source, Server server) {
    return proxy(
        DataSource.class,
        source,
        (method, result) ->
            result instanceof Connection connection
                ? proxy(
                    Connection.class,
                    connection,
                    (name, value) -> value,
                    name -> {
                      if (name.equals("commit")) {
                        noteLevel(connection, server);
                      }
                    })
                : result,
        method -> {});
  }

  /** Now and then, as MariaDB shows what it knew before if it is asked again soon, or nothing. */
  private synchronized void noteLevel(Connection connection, Server server) throws SQLException {
    if (System.nanoTime() - noted < BETWEEN_NOTES_NANOS) {
      return;
    }
    noted = System.nanoTime();
    String sql =
        server == Server.POSTGRESQL
            ? "SHOW TRANSACTION ISOLATION LEVEL"
            : "SELECT trx_isolation_level FROM information_schema.innodb_trx"
                + " WHERE trx_mysql_thread_id = CONNECTION_ID()";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (rows.next()) {
        levels.add(rows.getString(1).toUpperCase(Locale.ROOT));
      }
    }
  }

  private interface Before {
    void call(String method) throws SQLException;
  }

  private static <T> T proxy(
      Class<T> type, T target, BiFunction<String, Object, Object> after, Before before) {
    return type.cast(
        Proxy.newProxyInstance(
            HostSourceIT.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              before.call(method.getName());
              try {
                return after.apply(method.getName(), method.invoke(target, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private static MailAccount ann(JdbcMailStore store) {
    return store.account(AccountId.of("ann"), CallContext.of("test"));
  }

  private static Mailbox mailbox(JdbcMailStore store, MailboxName name) {
    return ann(store).open(ann(store).find(name).orElseThrow().id());
  }

  private static Void work(JdbcMailStore store) {
    Mailbox inbox = mailbox(store, MailboxName.INBOX);
    Mailbox other = mailbox(store, OTHER);
    for (int i = 0; i < ROUNDS; i++) {
      try (StagedBlob staged = store.blobs().stage(0)) {
        staged.write(ByteBuffer.wrap(new byte[1000]));
        inbox.append(List.of(NewMessage.of(staged.commit(), DATE)));
      }
      UidSet some = inbox.uids(UidRange.ALL, 3);
      inbox.updateFlags(some, FlagUpdate.add(Flag.SEEN));
      inbox.transfer(some, other.id(), TransferMode.MOVE);
    }
    return null;
  }

  @ParameterizedTest
  @EnumSource
  void serveTwoNodesThatWorkInOneMailbox(Server server) throws Exception {
    try (TestDatabase database = TestDatabase.create(server)) {
      DataSource source = serializable(database, server);
      try (Connection connection = source.getConnection()) {
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(connection.getTransactionIsolation())
            .isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
      }
      DataSource watched = watched(source, server);
      try (JdbcMailStore one = JdbcMailStore.builder().dataSource(watched).open();
          JdbcMailStore two = JdbcMailStore.builder().dataSource(watched).open()) {
        ann(one).create(OTHER, Set.of());
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          JdbcMailStore store = i % 2 == 0 ? one : two;
          tasks.add(() -> work(store));
        }
        for (Future<Void> task : threads.invokeAll(tasks, 100, TimeUnit.SECONDS)) {
          task.get();
        }
        MailboxStatus.Counts inbox = mailbox(one, MailboxName.INBOX).status().counts();
        MailboxStatus.Counts other = mailbox(two, OTHER).status().counts();
        assertThat(inbox.messages() + other.messages()).isEqualTo(4 * ROUNDS);
        assertThat(other.unseen()).isZero();
        assertThat(one.checkStore()).isEmpty();
        assertThat(levels).doesNotContain("SERIALIZABLE");
        if (server == Server.POSTGRESQL) {
          assertThat(levels).contains("READ COMMITTED");
        }
      }
    }
  }
}
