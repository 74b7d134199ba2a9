package io.mailcore.integration.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mailcore.integration.LongForm;
import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.process.CountedMail;
import io.mailcore.integration.process.TestServer;
import io.mailcore.store.JdbcMailStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL is killed under a server that goes on, while clients send, and started again. What the
 * server said yes to is there afterwards, once, and whole, and what it counts for quotas is right.
 */
@Tag("long")
class PostgresqlCrashIT {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresqlCrashIT.class);
  private static final int ROUNDS = LongForm.DATABASE_CRASH_ROUNDS.amount();
  private static final int SENDERS = 6;
  private static final int MAX_LINES = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;

  private final long seed = new Random().nextLong();
  private final Ledger ledger = new Ledger();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean done = new AtomicBoolean();

  @Test
  @Timeout(3600)
  void losesDoublesAndDamagesNothingThatItAcknowledged() throws Exception {
    Random random = new Random(seed);
    int port = freePort();
    EmbeddedPostgres database = startDatabase(port);
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    try (JdbcMailStore store = JdbcMailStore.builder().postgresql(url, "postgres", "").open();
        TestServer server = TestServer.start(store)) {
      List<Thread> senders = startSenders(server.smtp());
      for (int round = 0; round < ROUNDS; round++) {
        int goal = ledger.acknowledgements() + 10 + random.nextInt(100);
        await()
            .atMost(PATIENCE)
            .until(() -> ledger.acknowledgements() >= goal || !failures.isEmpty());
        kill();
        database = restart(database, port);
      }
      int last = ledger.acknowledgements() + 10;
      await()
          .atMost(PATIENCE)
          .until(() -> ledger.acknowledgements() >= last || !failures.isEmpty());
      done.set(true);
      for (Thread sender : senders) {
        sender.join(Ledger.patienceMillis());
        assertThat(sender.isAlive()).as(sender.getName()).isFalse();
      }
      assertThat(failures).isEmpty();
      new InboxCheck(ledger).verify(server.imap(), server.pop3());
      assertThat(CountedMail.differences(store, List.of(TestServer.ANN))).isEmpty();
      LOG.info("PostgreSQL: killed {} times, seed {}; {}", ROUNDS, seed, ledger);
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    } finally {
      done.set(true);
      database.close();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private EmbeddedPostgres startDatabase(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(directory.resolve("data"))
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .start();
  }

  /** Kills the server's first process by its id; the others end when they notice. */
  private void kill() throws IOException {
    long pid =
        Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0).strip());
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    assertThat(process.info().command().orElse("")).contains("postgres");
    process.destroyForcibly();
    process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
  }

  /** Starts it again; refused as long as processes of the one before are there. */
  private EmbeddedPostgres restart(EmbeddedPostgres killed, int port) {
    closeQuietly(killed);
    List<EmbeddedPostgres> started = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .pollInSameThread()
        .ignoreException(IOException.class)
        .ignoreException(IllegalStateException.class)
        .until(() -> started.add(startDatabase(port)));
    return started.get(0);
  }

  private static void closeQuietly(EmbeddedPostgres killed) {
    try {
      killed.close();
    } catch (IOException | RuntimeException e) {
      // There is nothing left to stop; its lock is given back all the same.
    }
  }

  private List<Thread> startSenders(int port) {
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      Random random = new Random(seed + i);
      Thread sender = new Thread(() -> guard(() -> send(port, random)), "sender-" + i);
      sender.setDaemon(true);
      sender.start();
      senders.add(sender);
    }
    return senders;
  }

  private void guard(Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      failures.add(e);
    }
  }

  /** Sends until the end; what is refused for now is sent again, as a real client does. */
  private void send(int port, Random random) {
    while (!done.get()) {
      try (SmtpClient smtp = SmtpClient.connect(port)) {
        while (!done.get()) {
          sendOne(smtp, random);
        }
      } catch (UncheckedIOException closed) {
        // The server may close a session in which too much went wrong.
      }
    }
  }

  private void sendOne(SmtpClient smtp, Random random) {
    String id = ledger.take(Thread.currentThread().getName());
    boolean answered = false;
    try {
      byte[] message = CheckedMessage.of(id, random, MAX_LINES);
      SmtpClient.Reply reply = smtp.deliver("crash@client.test", TestServer.ANN, message);
      assertThat(reply.code()).as(reply.toString()).isIn(250, 421, 450, 451, 452, 454);
      if (reply.code() == 250) {
        answered = true;
        ledger.acknowledge(id);
      }
    } finally {
      if (!answered) {
        ledger.giveBack(id);
      }
    }
  }
}
