package io.mailcore.integration.quota;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.Pop3Client;
import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.process.CountedMail;
import io.mailcore.integration.process.TestServer;
import io.mailcore.model.AccountId;
import io.mailcore.model.QuotaLimit;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.QuotaPolicy;
import io.mailcore.spi.store.QuotaSource;
import io.mailcore.spi.store.QuotaStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A hundred messages of 1 MB come at once for an account with room for a few: by SMTP, submission,
 * APPEND and COPY, through every node, while a POP3 session takes two away (S-82).
 */
abstract class QuotaRaceSuite {

  private static final int AT_ONCE = 100;
  private static final int OCTETS = 1_000_000;
  private static final int LIMIT = 10_000_000;
  private static final int OVERHEAD = 1_000;
  private static final int EARLIER = 3;
  private static final byte[] MESSAGE = message();

  static final QuotaPolicy QUOTAS = QuotaPolicy.of(QuotaLimit.ofOctets(LIMIT));

  /** The store of each node, all of them over the same mail; closed by the caller. */
  abstract List<MailStore> open();

  @Test
  @Timeout(120)
  void takesNoMoreThanThereIsRoomForAndCountsItRight() throws Exception {
    List<MailStore> stores = open();
    List<TestServer> servers = new ArrayList<>();
    try {
      for (MailStore store : stores) {
        servers.add(TestServer.start(TestServer.builder(store).maxMessageSize(2L * OCTETS)));
      }
      race(servers);
      MailStore last = stores.get(stores.size() - 1);
      long octets = quota(last).octets();
      assertThat(octets).isLessThanOrEqualTo(LIMIT);
      assertThat(CountedMail.differences(last, List.of(TestServer.ANN))).isEmpty();
      fillUp(servers.get(0));
      assertThat(quota(last).octets()).isBetween(LIMIT - OCTETS - 1L, (long) LIMIT);
      assertThat(CountedMail.differences(last, List.of(TestServer.ANN))).isEmpty();
    } finally {
      servers.forEach(TestServer::close);
      stores.forEach(MailStore::close);
    }
  }

  private static void race(List<TestServer> servers) throws Exception {
    try (ImapClient client = imap(servers.get(0))) {
      client.ok("CREATE Archive");
      for (int i = 0; i < EARLIER; i++) {
        client.append("INBOX", MESSAGE);
      }
    }
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE + 1);
    try {
      CyclicBarrier together = new CyclicBarrier(AT_ONCE + 1);
      List<Future<Boolean>> senders = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        TestServer server = servers.get(i % servers.size());
        int kind = i / servers.size() % 4;
        senders.add(threads.submit(sender(kind, server, together)));
      }
      Future<?> reader = threads.submit(() -> removeTwo(servers.get(0), together));
      int taken = EARLIER - 2;
      for (Future<Boolean> sender : senders) {
        taken += sender.get(60, TimeUnit.SECONDS) ? 1 : 0;
      }
      reader.get(60, TimeUnit.SECONDS);
      assertThat(taken).isBetween(LIMIT / (OCTETS + OVERHEAD) - 2, LIMIT / OCTETS);
      assertThat(messages(servers.get(0))).isEqualTo(taken);
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Sends one message in one of four ways; says whether it was taken, and refused as it must be.
   */
  private static Callable<Boolean> sender(int kind, TestServer server, CyclicBarrier together) {
    return switch (kind) {
      case 0 -> () -> deliver(server.smtp(), false, together);
      case 1 -> () -> deliver(server.port("submission"), true, together);
      case 2 -> () -> append(server, together);
      default -> () -> copy(server, together);
    };
  }

  private static boolean deliver(int port, boolean login, CyclicBarrier together) throws Exception {
    try (SmtpClient client = SmtpClient.connect(port)) {
      if (login) {
        client.login(TestServer.ANN, TestServer.PASSWORD);
      }
      client.expect("MAIL FROM:<" + TestServer.ANN + ">", 250);
      together.await();
      SmtpClient.Reply reply = client.command("RCPT TO:<" + TestServer.ANN + ">");
      if (reply.isPositive()) {
        client.expect("DATA", 354);
        client.wire().send(SmtpClient.stuffed(MESSAGE));
        reply = client.reply();
      }
      assertThat(reply.isPositive() || isFull(reply)).as(reply.toString()).isTrue();
      return reply.isPositive();
    }
  }

  private static boolean isFull(SmtpClient.Reply reply) {
    return reply.code() == 452 && reply.text().startsWith("4.2.2 ");
  }

  private static boolean append(TestServer server, CyclicBarrier together) throws Exception {
    try (ImapClient client = imap(server)) {
      together.await();
      String tag = client.send("APPEND Archive {" + MESSAGE.length + "}");
      String go = client.wire().line();
      if (go.startsWith("+")) {
        client.wire().send(MESSAGE);
        client.wire().send("\r\n");
        return taken(client.result(tag).tagged());
      }
      return taken(go.substring(tag.length() + 1));
    }
  }

  private static boolean copy(TestServer server, CyclicBarrier together) throws Exception {
    try (ImapClient client = imap(server)) {
      client.ok("SELECT INBOX");
      together.await();
      return taken(client.command("UID COPY " + EARLIER + " INBOX").tagged());
    }
  }

  private static boolean taken(String tagged) {
    assertThat(tagged).matches("OK .*|NO \\[OVERQUOTA] .*");
    return tagged.startsWith("OK");
  }

  private static boolean removeTwo(TestServer server, CyclicBarrier together) throws Exception {
    try (Pop3Client client = Pop3Client.login(server.pop3(), TestServer.ANN, TestServer.PASSWORD)) {
      client.expectOk("DELE 1");
      client.expectOk("DELE 2");
      together.await();
      client.expectOk("QUIT");
      return true;
    }
  }

  /** The two that POP3 took away may have left room when all others had been refused. */
  private static void fillUp(TestServer server) throws Exception {
    CyclicBarrier alone = new CyclicBarrier(1);
    boolean room = true;
    for (int i = 0; i <= LIMIT / OCTETS && room; i++) {
      room = append(server, alone);
    }
    assertThat(room).isFalse();
  }

  private static int messages(TestServer server) {
    try (ImapClient client = imap(server)) {
      int all = 0;
      for (String mailbox : List.of("INBOX", "Archive")) {
        String line = client.ok("STATUS " + mailbox + " (MESSAGES)").lines().get(0);
        all += Integer.parseInt(line.replaceAll(".*MESSAGES (\\d+)\\)", "$1"));
      }
      return all;
    }
  }

  private static ImapClient imap(TestServer server) {
    return ImapClient.login(server.imap(), TestServer.ANN, TestServer.PASSWORD);
  }

  private static QuotaStatus quota(MailStore store) {
    return store
        .account(AccountId.of(TestServer.ANN), CallContext.of("test"))
        .extension(QuotaSource.class)
        .orElseThrow()
        .quota();
  }

  private static byte[] message() {
    String line = "x".repeat(998) + "\r\n";
    String head = "From: <" + TestServer.ANN + ">\r\nSubject: large\r\n\r\n";
    String text = head + line.repeat(OCTETS / line.length());
    return (text.substring(0, OCTETS - 2) + "\r\n").getBytes(US_ASCII);
  }
}
