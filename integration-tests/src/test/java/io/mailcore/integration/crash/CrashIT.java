package io.mailcore.integration.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.LongForm;
import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.process.ServerProcess;
import io.mailcore.integration.process.Stores;
import io.mailcore.integration.process.TestServer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server on H2 is killed as {@code kill -9} does, again and again, while eight clients send and
 * one works in a mailbox. What it said yes to is there afterwards, once, and whole, and what it
 * counts for quotas is right.
 */
@Tag("long")
class CrashIT {

  private static final Logger LOG = LoggerFactory.getLogger(CrashIT.class);
  private static final int ROUNDS = LongForm.CRASH_ROUNDS.amount();
  private static final int SENDERS = 8;
  private static final int MOST_ACKNOWLEDGED = 120;
  private static final int MAX_LINES = 400;
  private static final long MAX_MESSAGE_SIZE = 1024 * 1024;
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(4);

  @TempDir Path directory;

  private final long seed = new Random().nextLong();
  private final Ledger ledger = new Ledger();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  @Test
  @Timeout(3600)
  void losesDoublesAndDamagesNothingThatItAcknowledged() throws InterruptedException {
    Random random = new Random(seed);
    InboxCheck inbox = new InboxCheck(ledger);
    MailboxWorker worker = new MailboxWorker(ledger, random);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        try (ServerProcess server = start()) {
          if (round == 0) {
            worker.createMailbox(server.port("imap"));
          }
          verify(server, inbox, worker);
          List<Thread> clients = startClients(server, worker, round);
          ledger.awaitMore(1 + random.nextInt(MOST_ACKNOWLEDGED), LONGEST_ROUND);
          server.kill();
          for (Thread client : clients) {
            client.join(Ledger.patienceMillis());
            assertThat(client.isAlive()).as(client.getName()).isFalse();
          }
        }
        assertThat(failures).isEmpty();
      }
      try (ServerProcess server = start()) {
        verify(server, inbox, worker);
        inbox.verifyAll(server.port("imap"), server.port("pop3"));
      }
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
    assertThat(ledger.acknowledgements()).isGreaterThan(ROUNDS * SENDERS);
    LOG.info("H2: killed {} times, seed {}; {}", ROUNDS, seed, ledger);
  }

  private ServerProcess start() {
    return ServerProcess.start(
        Stores.H2,
        directory,
        MAX_MESSAGE_SIZE,
        "-Xmx256m",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xshare:auto");
  }

  private static void verify(ServerProcess server, InboxCheck inbox, MailboxWorker worker) {
    inbox.verify(server.port("imap"), server.port("pop3"));
    worker.verify(server.port("imap"));
    assertThat(server.ask("check")).isEqualTo("[]");
  }

  private List<Thread> startClients(ServerProcess server, MailboxWorker worker, int round) {
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      Random random = new Random(seed + round * 100L + i);
      clients.add(client("sender-" + i, () -> send(server.port("smtp"), random)));
    }
    clients.add(client("worker", () -> worker.work(server.port("imap"))));
    return clients;
  }

  /** Every client works until the server is gone; any other end is a failure. */
  private Thread client(String name, Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (UncheckedIOException gone) {
                // That is what the test is about.
              } catch (Throwable e) {
                failures.add(e);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void send(int port, Random random) {
    try (SmtpClient smtp = SmtpClient.connect(port)) {
      while (true) {
        String id = ledger.take(Thread.currentThread().getName());
        boolean answered = false;
        try {
          byte[] message = CheckedMessage.of(id, random, MAX_LINES);
          SmtpClient.Reply reply = smtp.deliver("crash@client.test", TestServer.ANN, message);
          assertThat(reply.code()).as(reply.toString()).isEqualTo(250);
          answered = true;
          ledger.acknowledge(id);
        } finally {
          if (!answered) {
            ledger.giveBack(id);
          }
        }
      }
    }
  }
}
