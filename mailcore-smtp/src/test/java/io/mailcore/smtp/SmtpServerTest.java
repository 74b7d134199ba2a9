package io.mailcore.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.Envelope;
import io.mailcore.model.MailAddress;
import io.mailcore.model.MailboxName;
import io.mailcore.net.MailServer;
import io.mailcore.net.TlsSettings;
import io.mailcore.smtp.testing.SmtpClient;
import io.mailcore.smtp.testing.Stored;
import io.mailcore.store.MemoryMailStore;
import io.mailcore.store.directory.StaticAliases;
import io.mailcore.store.directory.StaticUserDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole server with sockets, mail in memory. */
@Timeout(60)
class SmtpServerTest {

  private static final String PLAIN =
      Base64.getEncoder().encodeToString("\0ann\0secret".getBytes(StandardCharsets.US_ASCII));

  private final MemoryMailStore store = MemoryMailStore.create();
  private final List<String> handled = new CopyOnWriteArrayList<>();
  private MailServer server;

  @BeforeEach
  void start() {
    server =
        MailServer.builder()
            .hostName("mx.l.test")
            .domain("l.test")
            .users(
                StaticUserDirectory.builder()
                    .user("ann", "secret", "ann@l.test")
                    .user("bob", "secret", "bob@l.test")
                    .build())
            .aliases(
                StaticAliases.builder()
                    .alias("all@l.test", "ann@l.test", "bob@l.test", "bugs@l.test")
                    .local("bugs@l.test", AccountId.of("bob"))
                    .into(MailboxName.of("Bugs"))
                    .build())
            .store(store)
            .onMessage("contact@l.test", message -> handled.add(message.envelope().toString()))
            .tls(TlsSettings.selfSigned())
            .listener(SmtpListener.mx().port(0))
            .listener(SmtpListener.submission().port(0))
            .listener(SmtpListener.submissions().port(0))
            .start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private SmtpClient mx() {
    SmtpClient client = SmtpClient.connect(server.address("smtp"));
    assertThat(client.reply()).isEqualTo("220 mx.l.test ESMTP");
    return client;
  }

  private static void greet(SmtpClient client) {
    assertThat(client.ask("EHLO c.example")).startsWith("250-mx.l.test\r\n250-PIPELINING\r\n");
  }

  private List<String> inbox(String account) {
    return Stored.messages(store, account, "INBOX");
  }

  @Test
  void takesATypicalTransactionOfAppendixD1() {
    try (SmtpClient client = mx()) {
      greet(client);
      assertThat(client.ask("MAIL FROM:<Smith@bar.com>")).isEqualTo("250 2.1.0 Ok");
      assertThat(client.ask("RCPT TO:<ann@l.test>")).isEqualTo("250 2.1.5 Ok");
      assertThat(client.ask("RCPT TO:<Green@l.test>")).startsWith("550 5.1.1 ");
      assertThat(client.ask("RCPT TO:<bob@l.test>")).isEqualTo("250 2.1.5 Ok");
      assertThat(client.ask("DATA")).startsWith("354 ");
      assertThat(client.ask("Blah blah blah...\r\n...etc. etc. etc.\r\n."))
          .startsWith("250 2.0.0 Ok: queued as ");
      assertThat(inbox("ann")).hasSize(1);
      assertThat(inbox("bob").get(0)).endsWith("Blah blah blah...\r\n..etc. etc. etc.\r\n");
      assertThat(client.ask("QUIT")).startsWith("221 2.0.0 ");
      assertThat(client.isAtEnd()).isTrue();
    }
  }

  @Test
  void abortsATransactionAsInAppendixD2() {
    try (SmtpClient client = mx()) {
      greet(client);
      client.ask("MAIL FROM:<Smith@bar.com>");
      client.ask("RCPT TO:<ann@l.test>");
      assertThat(client.ask("RSET")).isEqualTo("250 2.0.0 Ok");
      assertThat(client.ask("QUIT")).startsWith("221 ");
    }
    assertThat(inbox("ann")).isEmpty();
  }

  @Test
  void answersAPipelinedGroupInOneGo() {
    try (SmtpClient client = mx()) {
      greet(client);
      client.send(
          "MAIL FROM:<a@b.test>\r\nRCPT TO:<ann@l.test>\r\nRCPT TO:<nouser@l.test>\r\nDATA\r\n");
      assertThat(List.of(client.reply(), client.reply(), client.reply(), client.reply()))
          .satisfiesExactly(
              reply -> assertThat(reply).startsWith("250 2.1.0 "),
              reply -> assertThat(reply).startsWith("250 2.1.5 "),
              reply -> assertThat(reply).startsWith("550 5.1.1 "),
              reply -> assertThat(reply).startsWith("354 "));
      client.send("one\r\n.\r\nMAIL FROM:<>\r\nRCPT TO:<bob@l.test>\r\nDATA\r\n");
      assertThat(client.reply()).startsWith("250 2.0.0 ");
      assertThat(client.reply()).startsWith("250 2.1.0 ");
      assertThat(client.reply()).startsWith("250 2.1.5 ");
      assertThat(client.reply()).startsWith("354 ");
      assertThat(client.ask("two\r\n.")).startsWith("250 2.0.0 ");
    }
    assertThat(inbox("ann")).hasSize(1);
    assertThat(inbox("bob")).hasSize(1);
  }

  @Test
  void refusesWhoTalksBeforeTheGreetingOrBehindEhlo() {
    try (SmtpClient client = mx()) {
      client.send("EHLO c.example\r\nMAIL FROM:<a@b.test>\r\n");
      assertThat(client.reply()).isEqualTo("554 5.5.0 improper pipelining");
      assertThat(client.isAtEnd()).isTrue();
    }
  }

  @Test
  void startsTlsThenTakesALogInAndMail() {
    try (SmtpClient client = SmtpClient.connect(server.address("submission"))) {
      client.reply();
      assertThat(client.ask("EHLO c.example")).contains("250 STARTTLS").doesNotContain("AUTH");
      assertThat(client.ask("AUTH PLAIN " + PLAIN)).startsWith("538 5.7.11 ");
      assertThat(client.ask("STARTTLS")).isEqualTo("220 2.0.0 Ready to start TLS");
      client.startTls(server.clientContext());
      assertThat(client.ask("MAIL FROM:<ann@l.test>")).isEqualTo("503 5.5.1 Send EHLO first");
      assertThat(client.ask("EHLO c.example"))
          .endsWith("250 AUTH PLAIN LOGIN")
          .doesNotContain("STARTTLS");
      assertThat(client.ask("AUTH PLAIN")).isEqualTo("334 ");
      assertThat(client.ask(PLAIN)).isEqualTo("235 2.7.0 Authentication succeeded");
      submit(client);
    }
    assertThat(inbox("bob").get(0)).contains(" with ESMTPSA id ").contains("\r\nMessage-ID: <");
  }

  private static void submit(SmtpClient client) {
    assertThat(client.ask("MAIL FROM:<bob@l.test>")).startsWith("553 5.7.1 ");
    assertThat(client.ask("MAIL FROM:<ann@l.test>")).startsWith("250 ");
    assertThat(client.ask("RCPT TO:<bob@l.test>")).startsWith("250 ");
    assertThat(client.ask("RCPT TO:<x@else.test>")).startsWith("550 5.4.4 ");
    assertThat(client.ask("DATA")).startsWith("354 ");
    assertThat(client.ask("From: ann@l.test\r\nBcc: x@y.test\r\n\r\nhi\r\n.")).startsWith("250 ");
  }

  @Test
  void speaksTlsFromTheFirstOctetOnOn465() {
    try (SmtpClient client =
        SmtpClient.connectTls(server.address("smtps"), server.clientContext())) {
      assertThat(client.reply()).isEqualTo("220 mx.l.test ESMTP");
      assertThat(client.ask("EHLO c.example")).endsWith("250 AUTH PLAIN LOGIN");
      assertThat(client.ask("AUTH LOGIN")).isEqualTo("334 VXNlcm5hbWU6");
      assertThat(client.ask("YW5u")).isEqualTo("334 UGFzc3dvcmQ6");
      assertThat(client.ask("c2VjcmV0")).startsWith("235 2.7.0 ");
      submit(client);
    }
    assertThat(inbox("bob")).hasSize(1);
  }

  @Test
  void refusesAWrongPassword() {
    try (SmtpClient client =
        SmtpClient.connectTls(server.address("smtps"), server.clientContext())) {
      client.reply();
      greet(client);
      assertThat(client.ask("AUTH PLAIN AGFubgBubw==")).startsWith("535 5.7.8 ");
      assertThat(client.ask("AUTH PLAIN " + PLAIN)).startsWith("235 ");
    }
  }

  @Test
  void refusesWhatStandsBehindStartTls() {
    try (SmtpClient client = mx()) {
      greet(client);
      client.send("STARTTLS\r\nNOOP\r\n");
      assertThat(client.reply()).startsWith("501 5.5.1 ");
      assertThat(client.isAtEnd()).isTrue();
    }
  }

  @Test
  void deliversToAliasesMailboxesAndHandlers() {
    try (SmtpClient client = mx()) {
      greet(client);
      client.ask("MAIL FROM:<a@b.test>");
      client.ask("RCPT TO:<all@l.test>");
      client.ask("RCPT TO:<ann+x@l.test>");
      client.ask("RCPT TO:<contact@l.test>");
      client.ask("DATA");
      assertThat(client.ask("Subject: x\r\n\r\nhi\r\n.")).startsWith("250 2.0.0 ");
    }
    assertThat(inbox("ann")).hasSize(1);
    assertThat(inbox("bob")).hasSize(1);
    assertThat(Stored.messages(store, "bob", "Bugs")).hasSize(1);
    assertThat(handled).containsExactly("<a@b.test> -> [contact@l.test]");
  }

  @Test
  void streamsALargeMessageOctetByOctetTheSame() {
    byte[] block = new byte[64 * 1024];
    for (int i = 0; i < block.length; i++) {
      block[i] = (byte) (i % 100 == 98 ? '\r' : i % 100 == 99 ? '\n' : 'a' + i % 26);
    }
    byte[] whole = Arrays.copyOf(block, block.length / 100 * 100);
    int blocks = 300;
    try (SmtpClient client = mx()) {
      greet(client);
      client.ask("MAIL FROM:<> SIZE=" + (long) blocks * whole.length);
      client.ask("RCPT TO:<ann@l.test>");
      client.ask("DATA");
      client.send("Subject: large\r\n\r\n");
      for (int i = 0; i < blocks; i++) {
        client.send(whole);
      }
      assertThat(client.ask(".")).startsWith("250 2.0.0 ");
    }
    String stored = inbox("ann").get(0);
    String body = stored.substring(stored.indexOf("\r\n\r\n") + 4);
    assertThat(body.length()).isEqualTo(blocks * whole.length);
    String text = new String(whole, StandardCharsets.US_ASCII);
    for (int i = 0; i < blocks; i++) {
      assertThat(body.startsWith(text, i * text.length())).isTrue();
    }
  }

  @Test
  void storesNothingOfAConnectionThatBreaksInTheMiddle() {
    try (SmtpClient client = mx()) {
      greet(client);
      client.ask("MAIL FROM:<>");
      client.ask("RCPT TO:<ann@l.test>");
      client.ask("DATA");
      client.send("Subject: x\r\n\r\nhalf a message");
    }
    Awaitility.await().until(() -> store.bytes() == 0);
    assertThat(inbox("ann")).isEmpty();
  }

  @Test
  void takesManyClientsAtOnce() throws InterruptedException {
    int clients = 8;
    int each = 20;
    CountDownLatch done = new CountDownLatch(clients);
    AtomicLong accepted = new AtomicLong();
    for (int c = 0; c < clients; c++) {
      Thread thread =
          new Thread(
              () -> {
                try (SmtpClient client = mx()) {
                  greet(client);
                  for (int i = 0; i < each; i++) {
                    client.send("MAIL FROM:<>\r\nRCPT TO:<ann@l.test>\r\nDATA\r\n");
                    client.reply();
                    client.reply();
                    client.reply();
                    if (client.ask("Subject: x\r\n\r\n" + i + "\r\n.").startsWith("250 ")) {
                      accepted.incrementAndGet();
                    }
                  }
                } finally {
                  done.countDown();
                }
              });
      thread.setDaemon(true);
      thread.start();
    }
    assertThat(done.await(40, TimeUnit.SECONDS)).isTrue();
    assertThat(accepted.get()).isEqualTo((long) clients * each);
    assertThat(inbox("ann")).hasSize(clients * each);
  }

  @Test
  void takesMessagesOfTheHostProcess() throws IOException {
    Envelope envelope = Envelope.of(MailAddress.of("shop@l.test"), MailAddress.of("ann@l.test"));
    String id =
        server
            .submission()
            .submit(
                envelope,
                out -> out.write("Subject: x\r\n\r\nhi\r\n".getBytes(StandardCharsets.US_ASCII)));
    assertThat(inbox("ann").get(0)).contains("id " + id, "Date: ", "\r\n\r\nhi\r\n");
  }

  @Test
  void saysGoodByeWhenItStops() {
    try (SmtpClient client = mx()) {
      greet(client);
      server.close();
      assertThat(client.reply()).startsWith("421 4.3.2 ");
      assertThat(client.isAtEnd()).isTrue();
    }
  }

  @Test
  void finishesARunningMessageWhenItStops() throws InterruptedException {
    try (SmtpClient client = mx()) {
      greet(client);
      client.ask("MAIL FROM:<>");
      client.ask("RCPT TO:<ann@l.test>");
      client.ask("DATA");
      client.send("Subject: x\r\n\r\n");
      Thread closing = new Thread(server::close);
      closing.start();
      Awaitility.await().until(() -> !server.isRunning());
      assertThat(client.ask("hi\r\n.")).startsWith("250 2.0.0 ");
      assertThat(client.reply()).startsWith("421 4.3.2 ");
      closing.join(TimeUnit.SECONDS.toMillis(15));
    }
    assertThat(inbox("ann")).hasSize(1);
  }

  @Test
  void refusesToStartASubmissionThatNobodyCouldUse() {
    MailServer.Builder builder =
        MailServer.builder()
            .domain("l.test")
            .users(StaticUserDirectory.builder().build())
            .store(store)
            .listener(SmtpListener.submission().port(0));
    assertThatThrownBy(builder::start).hasStackTraceContaining("nobody could log in");
  }

  @Test
  void keepsASummaryOfWhatIsBehindThePrefix() throws IOException {
    try (SmtpClient client = mx()) {
      greet(client);
      client.ask("MAIL FROM:<a@b.test>");
      client.ask("RCPT TO:<ann@l.test>");
      client.ask("DATA");
      client.ask("Subject: hello\r\n\r\nhi\r\n.");
    }
    String stored = inbox("ann").get(0);
    assertThat(Stored.summaries(store, "ann"))
        .singleElement()
        .satisfies(
            summary -> {
              assertThat(summary.envelope().subject()).contains("hello");
              assertThat(summary.size()).isEqualTo(stored.length() - stored.indexOf("Received:"));
            });
  }
}
