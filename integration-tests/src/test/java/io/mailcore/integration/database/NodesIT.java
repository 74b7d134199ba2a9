package io.mailcore.integration.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mailcore.integration.database.TestDatabase.Server;
import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.TransferMode;
import io.mailcore.store.JdbcMailStore;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several stores over one database, and what becomes of them when it goes away. */
@Timeout(120)
class NodesIT {

  private static final OffsetDateTime DATE = OffsetDateTime.parse("2026-01-01T00:00:00Z");
  private static final int NODES = 4;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static MailAccount account(MailStore store, String user) {
    return store.account(AccountId.of(user), CallContext.of("test"));
  }

  private static Mailbox mailbox(MailAccount account, MailboxName name) {
    return account.open(account.find(name).orElseThrow().id());
  }

  private static Mailbox inbox(MailStore store, String user) {
    return mailbox(account(store, user), MailboxName.INBOX);
  }

  private static void append(MailStore store, Mailbox mailbox) {
    try (StagedBlob staged = store.blobs().stage(0)) {
      staged.write(ByteBuffer.wrap(new byte[3000]));
      mailbox.append(List.of(NewMessage.of(staged.commit(), DATE)));
    }
  }

  private <T> List<T> all(List<Callable<T>> tasks) throws Exception {
    List<T> results = new ArrayList<>();
    for (Future<T> task : threads.invokeAll(tasks, 100, TimeUnit.SECONDS)) {
      results.add(task.get());
    }
    return results;
  }

  @ParameterizedTest
  @EnumSource
  void severalMayStartAtOnceOverAnEmptyDatabase(Server server) throws Exception {
    try (TestDatabase database = TestDatabase.create(server)) {
      CyclicBarrier start = new CyclicBarrier(NODES);
      List<Callable<JdbcMailStore>> openings = new ArrayList<>();
      for (int i = 0; i < NODES; i++) {
        openings.add(
            () -> {
              start.await(20, TimeUnit.SECONDS);
              return database.store().poolSize(4).open();
            });
      }
      List<JdbcMailStore> nodes = all(openings);
      List<Callable<Void>> appends = new ArrayList<>();
      for (JdbcMailStore node : nodes) {
        appends.add(
            () -> {
              append(node, inbox(node, "shared"));
              return null;
            });
      }
      all(appends);
      Mailbox inbox = inbox(nodes.get(0), "shared");
      assertThat(inbox.uids(UidRange.ALL, 100)).isEqualTo(UidSet.of(UidRange.of(1, NODES)));
      nodes.forEach(JdbcMailStore::close);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nodesThatMoveMailToAndFroLoseAndDoubleNothing(Server server) throws Exception {
    try (TestDatabase database = TestDatabase.create(server);
        JdbcMailStore one = database.store().poolSize(5).open();
        JdbcMailStore two = database.store().poolSize(5).open()) {
      MailboxName other = MailboxName.of("other");
      account(one, "ann").create(other, Set.of());
      for (int i = 0; i < 10; i++) {
        append(one, inbox(one, "ann"));
      }
      List<Callable<Void>> movers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        MailAccount account = account(i % 2 == 0 ? one : two, "ann");
        MailboxName from = i % 4 < 2 ? MailboxName.INBOX : other;
        MailboxName to = i % 4 < 2 ? other : MailboxName.INBOX;
        movers.add(
            () -> {
              for (int round = 0; round < 15; round++) {
                Mailbox source = mailbox(account, from);
                UidSet some = source.uids(UidRange.ALL, 3);
                if (!some.isEmpty()) {
                  source.transfer(some, mailbox(account, to).id(), TransferMode.MOVE);
                }
              }
              return null;
            });
      }
      all(movers);
      long left =
          inbox(one, "ann").status().counts().messages()
              + mailbox(account(two, "ann"), other).status().counts().messages();
      assertThat(left).isEqualTo(10);
    }
  }

  @ParameterizedTest
  @EnumSource
  void tablesOfALaterVersionAreRefusedWithASentence(Server server) {
    try (TestDatabase database = TestDatabase.create(server)) {
      database.store().open().close();
      database.update("INSERT INTO mailcore_schema (version, applied_at) VALUES (99, 0)");
      assertThatThrownBy(() -> database.store().open())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("version 99")
          .hasMessageContaining("use the mailcore that made them");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theScriptsAreThoseOfTheDatabase(Server server) {
    try (TestDatabase database = TestDatabase.create(server);
        JdbcMailStore store = database.store().open()) {
      String collation = server == Server.POSTGRESQL ? "COLLATE \"C\"" : "utf8mb4_nopad_bin";
      assertThat(store.schema()).extracting(JdbcMailStore.SchemaScript::name).isSorted();
      assertThat(store.schema().get(0).sql()).contains("mailcore_messages").contains(collation);
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesThatLookAlikeAreDifferentAccounts(Server server) {
    List<String> names =
        List.of(
            "jose",
            "jos\u00e9",
            "JOSE",
            "jose ",
            "\uff4a\uff4f\uff53\uff45",
            "jo\u00adse",
            "stra\u00dfe",
            "strasse",
            "\u0131",
            "i");
    try (TestDatabase database = TestDatabase.create(server);
        JdbcMailStore store = database.store().open()) {
      names.forEach(name -> append(store, inbox(store, name)));
      try (JdbcMailStore other = database.store().open()) {
        for (String name : names) {
          assertThat(inbox(other, name).status().counts().messages()).as(name).isEqualTo(1);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whereThereIsNoDatabaseItSaysSo(Server server) {
    try (TestDatabase database = TestDatabase.create(server)) {
      String missing = database.url() + "_missing";
      assertThatThrownBy(
              () -> JdbcMailStore.builder().url(missing).credentials("postgres", "x").open())
          .isInstanceOfSatisfying(
              StoreException.class,
              e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.TEMPORARY));
    }
  }

  @ParameterizedTest
  @EnumSource
  void lostConnectionsAreTemporaryAndTheNextCallsWork(Server server) throws Exception {
    try (TestDatabase database = TestDatabase.create(server);
        JdbcMailStore store = database.store().poolSize(5).open()) {
      AtomicInteger tried = new AtomicInteger();
      AtomicInteger kept = new AtomicInteger();
      AtomicBoolean done = new AtomicBoolean();
      List<Future<?>> senders = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Mailbox inbox = inbox(store, "user" + i % 3);
        senders.add(
            threads.submit(
                () -> {
                  while (!done.get()) {
                    tried.incrementAndGet();
                    try {
                      append(store, inbox);
                      kept.incrementAndGet();
                    } catch (StoreException e) {
                      assertThat(e.kind()).isEqualTo(StoreException.Kind.TEMPORARY);
                    }
                  }
                }));
      }
      for (int round = 0; round < 3; round++) {
        int before = kept.get();
        await().atMost(Duration.ofSeconds(30)).until(() -> kept.get() > before + 20);
        database.killConnections();
      }
      int last = kept.get();
      await().atMost(Duration.ofSeconds(30)).until(() -> kept.get() > last + 20);
      done.set(true);
      for (Future<?> sender : senders) {
        sender.get(30, TimeUnit.SECONDS);
      }
      long found = 0;
      for (int i = 0; i < 3; i++) {
        Mailbox inbox = inbox(store, "user" + i);
        long counted = inbox.status().counts().messages();
        assertThat(inbox.uids(UidRange.ALL, Integer.MAX_VALUE).size()).isEqualTo(counted);
        found += counted;
      }
      assertThat(found).isBetween((long) kept.get(), (long) tried.get());
    }
  }
}
