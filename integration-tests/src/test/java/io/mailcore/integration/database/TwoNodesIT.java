package io.mailcore.integration.database;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.ImapValue;
import io.mailcore.integration.client.Pop3Client;
import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.client.Wire;
import io.mailcore.integration.database.TestDatabase.Server;
import io.mailcore.integration.process.ServerProcess;
import io.mailcore.integration.process.TestServer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two servers in processes of their own share one database, and clients can't tell. */
@Tag("once")
@Timeout(300)
class TwoNodesIT {

  private static final Logger LOG = LoggerFactory.getLogger(TwoNodesIT.class);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int DELIVERIES = Integer.getInteger("mailcore.nodes.deliveries", 30);
  private static final int CLIENTS = 8;
  private static final int ROUNDS = 25;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static byte[] message(String id) {
    return ("Subject: " + id + "\r\n\r\nx\r\n").getBytes(US_ASCII);
  }

  private static SmtpClient.Reply deliver(SmtpClient smtp, String id) {
    return smtp.deliver("a@client.test", TestServer.ANN, message(id));
  }

  private static void awaitLine(ImapClient client, String end) {
    String line = client.wire().line();
    while (!line.endsWith(end)) {
      line = client.wire().line();
    }
  }

  private static ImapClient idle(ServerProcess node) {
    ImapClient client = TwoNodes.imap(node);
    client.ok("SELECT INBOX");
    client.send("IDLE");
    assertThat(client.wire().line()).startsWith("+");
    client.wire().patience(SOON);
    return client;
  }

  private <T> List<T> all(List<Callable<T>> tasks) throws Exception {
    List<T> results = new ArrayList<>();
    for (Future<T> task : threads.invokeAll(tasks, 200, TimeUnit.SECONDS)) {
      results.add(task.get());
    }
    return results;
  }

  @ParameterizedTest
  @EnumSource
  void idleHearsWhatIsDeliveredToTheOtherNode(Server server) {
    try (TwoNodes nodes = TwoNodes.start(server);
        ImapClient idle = idle(nodes.two());
        SmtpClient smtp = TwoNodes.smtp(nodes.one())) {
      List<Long> micros = new ArrayList<>();
      for (int i = 1; i <= DELIVERIES; i++) {
        assertThat(deliver(smtp, "m" + i).code()).isEqualTo(250);
        long begin = System.nanoTime();
        awaitLine(idle, " " + i + " EXISTS");
        micros.add((System.nanoTime() - begin) / 1000);
      }
      micros.sort(null);
      LOG.info(
          "{}: from 250 on one node to EXISTS on the other: median {} ms, longest {} ms, of {}",
          server,
          micros.get(micros.size() / 2) / 1000.0,
          micros.get(micros.size() - 1) / 1000.0,
          micros.size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void idleHearsOfFlagsAndRemovalsOnTheOtherNode(Server server) {
    try (TwoNodes nodes = TwoNodes.start(server);
        ImapClient worker = TwoNodes.imap(nodes.one())) {
      worker.append("INBOX", message("first"));
      worker.append("INBOX", message("second"));
      worker.ok("SELECT INBOX");
      try (ImapClient idle = idle(nodes.two())) {
        worker.ok("STORE 2 +FLAGS (\\Flagged $Label)");
        String line = idle.wire().line();
        while (!line.startsWith("* 2 FETCH")) {
          line = idle.wire().line();
        }
        assertThat(line).contains("\\Flagged").contains("$Label");
        worker.ok("STORE 1 +FLAGS.SILENT (\\Deleted)");
        worker.ok("EXPUNGE");
        awaitLine(idle, "* 1 EXPUNGE");
      }
    }
  }

  /** What a node says of ann's INBOX. */
  private record Inbox(List<Long> uids, List<String> subjects, String flags, String status) {}

  private static Inbox read(ServerProcess node) {
    try (ImapClient imap = TwoNodes.imap(node)) {
      ImapClient.Result selected = imap.ok("SELECT INBOX (CONDSTORE)");
      List<Long> uids = new ArrayList<>();
      List<String> subjects = new ArrayList<>();
      StringBuilder flags = new StringBuilder();
      long unseen = 0;
      long highest = 0;
      for (Map<String, ImapValue> row :
          imap.ok("UID FETCH 1:* (FLAGS MODSEQ BODY.PEEK[HEADER.FIELDS (SUBJECT)])").fetched()) {
        uids.add(row.get("UID").number());
        subjects.add(new String(row.get("BODY[HEADER.FIELDS (SUBJECT)]").octets(), US_ASCII));
        String set = row.get("FLAGS").toString();
        flags.append(row.get("UID").number()).append(set.replace("\\Recent", "")).append('\n');
        unseen += set.contains("\\Seen") ? 0 : 1;
        highest = Math.max(highest, modSeq(row.get("MODSEQ")));
      }
      assertThat(uids).isSorted().doesNotHaveDuplicates();
      assertThat(selected.lines()).contains("* " + uids.size() + " EXISTS");
      assertThat(Long.parseLong(selected.code("HIGHESTMODSEQ"))).isGreaterThanOrEqualTo(highest);
      String status = imap.ok("STATUS INBOX (MESSAGES UNSEEN)").lines().get(0);
      assertThat(status)
          .isEqualTo("* STATUS \"INBOX\" (MESSAGES " + uids.size() + " UNSEEN " + unseen + ")");
      return new Inbox(uids, subjects, flags.toString(), status);
    }
  }

  private static long modSeq(ImapValue value) {
    return Long.parseLong(value.toString().replaceAll("[^0-9]", ""));
  }

  @ParameterizedTest
  @EnumSource
  void clientsOnBothNodesWorkInOneMailbox(Server server) throws Exception {
    try (TwoNodes nodes = TwoNodes.start(server)) {
      Set<Long> appended = ConcurrentHashMap.newKeySet();
      AtomicInteger removed = new AtomicInteger();
      List<Callable<Void>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int number = i;
        clients.add(
            () -> {
              work(nodes.node(number), number, appended, removed);
              return null;
            });
      }
      all(clients);
      assertThat(appended).hasSize(CLIENTS * ROUNDS);
      Inbox inbox = read(nodes.one());
      assertThat(read(nodes.two())).isEqualTo(inbox);
      assertThat(inbox.uids()).hasSize(CLIENTS * ROUNDS - removed.get());
      assertThat(appended).containsAll(inbox.uids());
      assertThat(inbox.subjects()).doesNotHaveDuplicates();
    }
  }

  /** Appends, changes flags of whatever is there, removes some of its own, and sees UIDs ascend. */
  private static void work(
      ServerProcess node, int number, Set<Long> appended, AtomicInteger removed) {
    Random random = new Random(number);
    try (ImapClient imap = TwoNodes.imap(node)) {
      imap.ok("SELECT INBOX");
      long last = 0;
      for (int round = 0; round < ROUNDS; round++) {
        long uid = imap.append("INBOX", message("m" + number + "-" + round));
        assertThat(uid).isGreaterThan(last);
        assertThat(appended.add(uid)).as("UID %s is new", uid).isTrue();
        String sign = random.nextBoolean() ? "+" : "-";
        imap.ok("UID STORE 1:* " + sign + "FLAGS (\\Seen $Client" + number + ")");
        if (round % 5 == 4) {
          imap.ok("UID STORE " + uid + " +FLAGS.SILENT (\\Deleted)");
          imap.ok("UID EXPUNGE " + uid);
          removed.incrementAndGet();
        }
        last = uid;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void quotasAreExactWithSendersOnBothNodes(Server server) throws Exception {
    try (TwoNodes nodes = TwoNodes.start(server)) {
      List<Callable<Integer>> senders = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        ServerProcess node = nodes.node(i);
        senders.add(() -> sendUntilFull(node));
      }
      int kept = all(senders).stream().mapToInt(Integer::intValue).sum();
      assertThat(kept).isEqualTo(TwoNodes.BOBS_MESSAGES);
      try (ImapClient bob = TwoNodes.imap(nodes.one(), TestServer.BOB)) {
        assertThat(bob.ok("STATUS INBOX (MESSAGES)").lines())
            .contains("* STATUS \"INBOX\" (MESSAGES " + kept + ")");
      }
    }
  }

  private static int sendUntilFull(ServerProcess node) {
    int kept = 0;
    try (SmtpClient smtp = TwoNodes.smtp(node)) {
      while (true) {
        smtp.expect("MAIL FROM:<a@client.test>", 250);
        SmtpClient.Reply reply = smtp.command("RCPT TO:<" + TestServer.BOB + ">");
        if (reply.isPositive()) {
          smtp.expect("DATA", 354);
          smtp.wire().send(SmtpClient.stuffed(message("b")));
          reply = smtp.reply();
        }
        if (!reply.isPositive()) {
          assertThat(reply.text()).contains("4.2.2");
          return kept;
        }
        kept++;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOtherNodeGoesOnWhenOneIsKilled(Server server) throws Exception {
    try (TwoNodes nodes = TwoNodes.start(server)) {
      Set<String> acknowledged = ConcurrentHashMap.newKeySet();
      AtomicBoolean done = new AtomicBoolean();
      AtomicInteger last = new AtomicInteger();
      List<Future<?>> doomed = new ArrayList<>();
      List<Future<?>> others = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        String name = "s" + i + "-";
        doomed.add(threads.submit(() -> send(nodes.one(), "dead" + name, acknowledged, done)));
        others.add(threads.submit(() -> send(nodes.two(), name, acknowledged, done)));
      }
      Pop3Client holder =
          Pop3Client.login(nodes.one().port("pop3"), TestServer.ANN, TestServer.PASSWORD);
      // Longer than a lease lasts that isn't renewed.
      await()
          .during(TwoNodes.LEASE.multipliedBy(2))
          .atMost(SOON.multipliedBy(2))
          .until(() -> !isFree(nodes.two()));
      await().atMost(SOON).until(() -> acknowledged.stream().anyMatch(id -> id.startsWith("dead")));
      nodes.one().kill();
      holder.close();
      last.set(acknowledged.size());
      await().atMost(SOON).until(() -> isFree(nodes.two()));
      await().atMost(SOON.multipliedBy(2)).until(() -> acknowledged.size() > last.get() + 30);
      done.set(true);
      for (Future<?> sender : others) {
        sender.get(60, TimeUnit.SECONDS);
      }
      for (Future<?> sender : doomed) {
        assertThat(sender)
            .failsWithin(SOON.multipliedBy(6))
            .withThrowableThat()
            .withCauseInstanceOf(UncheckedIOException.class);
      }
      List<String> subjects = read(nodes.two()).subjects();
      assertThat(subjects).doesNotHaveDuplicates();
      assertThat(subjects.stream().map(line -> line.substring(9).strip()).toList())
          .containsAll(acknowledged);
    }
  }

  private static void send(
      ServerProcess node, String name, Set<String> acknowledged, AtomicBoolean done) {
    try (SmtpClient smtp = TwoNodes.smtp(node)) {
      for (int i = 0; !done.get(); i++) {
        assertThat(deliver(smtp, name + i).code()).isEqualTo(250);
        acknowledged.add(name + i);
      }
    }
  }

  /** Whether ann's maildrop can be had. */
  private static boolean isFree(ServerProcess node) {
    try (Pop3Client pop3 = new Pop3Client(Wire.connect(node.port("pop3")))) {
      pop3.wire().line();
      pop3.expectOk("USER " + TestServer.ANN);
      String answer = pop3.command("PASS " + TestServer.PASSWORD);
      if (!answer.startsWith("+OK")) {
        assertThat(answer).contains("[IN-USE]");
        return false;
      }
      pop3.expectOk("QUIT");
      return true;
    }
  }
}
