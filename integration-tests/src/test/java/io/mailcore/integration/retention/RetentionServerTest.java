package io.mailcore.integration.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.Pop3Client;
import io.mailcore.integration.process.TestServer;
import io.mailcore.model.AccountId;
import io.mailcore.model.SpecialUse;
import io.mailcore.net.MailServer;
import io.mailcore.net.RetentionPolicy;
import io.mailcore.net.RetentionRule;
import io.mailcore.store.MemoryMailStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that applies a policy while clients look at the mailboxes. */
@Timeout(60)
class RetentionServerTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final RetentionPolicy POLICY =
      RetentionPolicy.of(
          RetentionRule.of(SpecialUse.TRASH).withMaxAge(Duration.ofDays(30)),
          RetentionRule.named("INBOX").withMaxMessages(3));

  private final TestClock clock = new TestClock();
  private final MemoryMailStore store = MemoryMailStore.builder().clock(clock).build();
  private final Owner ann = new Owner(store, TestServer.ANN);

  @AfterEach
  void close() {
    store.close();
  }

  private MailServer.Builder builder() {
    return TestServer.builder(store).clock(clock).retention(POLICY, Duration.ofSeconds(1));
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().endsWith("-retention"))
        .toList();
  }

  @Test
  void aClientInIdleHearsOfWhatGoes() {
    ann.create("Trash", SpecialUse.TRASH).append("Trash", 2);
    clock.goOn(Duration.ofDays(1));
    ann.append("Trash", 1);
    try (TestServer server = TestServer.start(builder());
        ImapClient imap = ImapClient.login(server.imap(), TestServer.ANN, TestServer.PASSWORD)) {
      assertThat(imap.ok("SELECT Trash").lines()).contains("* 3 EXISTS");
      imap.send("IDLE");
      assertThat(imap.wire().line()).startsWith("+");
      imap.wire().patience(SOON);
      clock.goOn(Duration.ofDays(29).plusHours(1));
      assertThat(List.of(imap.wire().line(), imap.wire().line()))
          .containsExactly("* 1 EXPUNGE", "* 1 EXPUNGE");
      imap.wire().send("DONE\r\n");
      imap.result("a3");
      assertThat(imap.ok("UID SEARCH ALL").lines()).contains("* SEARCH 3");
    }
  }

  @Test
  void aPop3SessionMissesTheMessagesThatWentAndNothingElse() {
    ann.append("INBOX", 3);
    try (TestServer server = TestServer.start(builder());
        Pop3Client pop3 = Pop3Client.login(server.pop3(), TestServer.ANN, TestServer.PASSWORD)) {
      assertThat(pop3.command("STAT")).isEqualTo("+OK 3 " + 3 * (Owner.OCTETS + 2));
      ann.append("INBOX", 2);
      await().atMost(SOON).until(() -> ann.count("INBOX") == 3);
      assertThat(ann.uids("INBOX")).hasToString("3:5");
      assertThat(pop3.command("RETR 1")).startsWith("-ERR the message isn't there");
      assertThat(pop3.command("TOP 2 0")).startsWith("-ERR the message isn't there");
      assertThat(pop3.lines("UIDL")).hasSize(3);
      assertThat(pop3.retrieve(3)).hasSize(Owner.OCTETS + 2);
      pop3.expectOk("DELE 1");
      pop3.expectOk("DELE 3");
      pop3.expectOk("QUIT");
    }
    assertThat(ann.uids("INBOX")).hasToString("4:5");
  }

  @Test
  void worksOnADaemonOfItsOwnThatEndsWithTheServer() throws Exception {
    ann.append("INBOX", 6_000);
    WatchedStore watched = new WatchedStore(store);
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    List<Thread> workers = new ArrayList<>();
    watched.afterRemoval =
        () -> {
          workers.add(Thread.currentThread());
          working.countDown();
          awaitQuietly(goOn);
        };
    MailServer server =
        TestServer.builder(watched.store()).retention(POLICY, Duration.ofSeconds(1)).start();
    assertThat(working.await(20, TimeUnit.SECONDS)).isTrue();
    Thread closer = new Thread(server::close);
    closer.start();
    await().atMost(SOON).until(() -> !server.isRunning());
    goOn.countDown();
    closer.join(SOON.toMillis());
    assertThat(workers.get(0).isDaemon()).isTrue();
    assertThat(workers.get(0).getName()).isEqualTo("mailcore-mx.example.test-retention");
    assertThat(watched.removals.size()).as("no page begins after close").isLessThanOrEqualTo(2);
    await().atMost(SOON).until(() -> threads().isEmpty());
  }

  @Test
  void aStoreThatHangsIsInterruptedAndHoldsUpNothing() throws Exception {
    ann.append("INBOX", 4);
    WatchedStore watched = new WatchedStore(store);
    CountDownLatch working = new CountDownLatch(1);
    watched.afterRemoval =
        () -> {
          working.countDown();
          awaitQuietly(new CountDownLatch(1));
        };
    MailServer server =
        TestServer.builder(watched.store())
            .closeTimeout(Duration.ofMillis(100))
            .retention(POLICY, Duration.ofSeconds(1))
            .start();
    assertThat(working.await(20, TimeUnit.SECONDS)).isTrue();
    server.close();
    await().atMost(SOON).until(() -> threads().isEmpty());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void goesOnAfterARunThatFailed() {
    WatchedStore watched = new WatchedStore(store);
    new Owner(store, "bob").append("INBOX", 5);
    ann.append("INBOX", 5);
    watched.broken.add(AccountId.of(TestServer.ANN));
    try (TestServer server =
        TestServer.start(
            TestServer.builder(watched.store()).retention(POLICY, Duration.ofSeconds(1)))) {
      assertThat(server.server().isRunning()).isTrue();
      await().atMost(SOON).until(() -> new Owner(store, "bob").count("INBOX") == 3);
      watched.broken.clear();
      await().atMost(SOON).until(() -> ann.count("INBOX") == 3);
    }
  }
}
