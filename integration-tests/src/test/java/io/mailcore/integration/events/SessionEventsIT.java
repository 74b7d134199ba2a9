package io.mailcore.integration.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.Pop3Client;
import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.client.Wire;
import io.mailcore.integration.process.TestServer;
import io.mailcore.model.Envelope;
import io.mailcore.model.MailAddress;
import io.mailcore.net.TlsSettings;
import io.mailcore.store.MemoryMailStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of all protocols, and what the Flight Recorder has of them. */
class SessionEventsIT {

  private static final byte[] MESSAGE =
      "From: a@client.test\r\nSubject: x\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path directory;
  private Recorded recorded;
  private MemoryMailStore store;
  private TestServer server;

  @BeforeEach
  void start() {
    recorded = Recorded.start(directory);
    store = MemoryMailStore.create();
    server = TestServer.start(TestServer.builder(store).tls(TlsSettings.selfSigned()));
  }

  @AfterEach
  void stop() {
    server.close();
    store.close();
    recorded.close();
  }

  @Test
  void smtpTellsCommandsAndTheirReplies() {
    try (SmtpClient smtp = SmtpClient.connect(server.smtp())) {
      smtp.command("XYZZY sesame");
      smtp.command("RCPT TO:<ann@example.test>");
      smtp.deliver("a@client.test", TestServer.ANN, MESSAGE);
      smtp.command("MAIL FROM:<a@client.test>");
      smtp.command("RCPT TO:<nobody@example.test>");
      smtp.command("RSET please");
      smtp.command("QUIT");
    }
    server.close();
    assertThat(recorded.commands("smtp"))
        .containsExactly(
            "EHLO 250",
            "unknown 500",
            "RCPT 503",
            "MAIL 250",
            "RCPT 250",
            "DATA 354",
            "MAIL 250",
            "RCPT 550",
            "RSET 501",
            "QUIT 221");
    assertThat(recorded.named(Recorded.COMMAND))
        .extracting(event -> event.getString("sessionId"))
        .doesNotContainNull()
        .containsOnly(recorded.named(Recorded.MESSAGE).get(0).getString("sessionId"));
  }

  @Test
  void smtpTellsOfAMessage() {
    String queued;
    try (SmtpClient smtp = SmtpClient.connect(server.smtp())) {
      smtp.expect("MAIL FROM:<a@client.test>", 250);
      smtp.expect("RCPT TO:<ann@example.test>", 250);
      smtp.expect("RCPT TO:<bob@example.test>", 250);
      smtp.expect("DATA", 354);
      smtp.wire().send(SmtpClient.stuffed(MESSAGE));
      queued = smtp.reply().text();
    }
    server.close();
    List<RecordedEvent> messages = recorded.named(Recorded.MESSAGE);
    assertThat(messages).hasSize(1);
    RecordedEvent message = messages.get(0);
    assertThat(message.getString("protocol")).isEqualTo("smtp");
    assertThat(queued).endsWith(message.getString("transaction"));
    assertThat(message.getLong("size")).isEqualTo(MESSAGE.length);
    assertThat(message.getInt("recipients")).isEqualTo(2);
    assertThat(message.getString("outcome")).isEqualTo("250");
    assertThat(message.getDuration()).isPositive();
    assertThat(message.getStackTrace()).isNull();
  }

  @Test
  void messagesThatAreRefusedOrCutShortAreTold() {
    try (SmtpClient smtp = SmtpClient.connect(server.smtp())) {
      smtp.expect("MAIL FROM:<a@client.test>", 250);
      smtp.expect("RCPT TO:<ann@example.test>", 250);
      smtp.expect("DATA", 354);
      smtp.wire().send("Subject: x\n\r\n\r\n.\r\n");
      assertThat(smtp.reply().code()).isEqualTo(550);
    }
    try (SmtpClient smtp = SmtpClient.connect(server.smtp())) {
      smtp.expect("MAIL FROM:<a@client.test>", 250);
      smtp.expect("RCPT TO:<ann@example.test>", 250);
      smtp.expect("DATA", 354);
      smtp.wire().send("Subject: x\r\n");
    }
    await()
        .untilAsserted(
            () ->
                assertThat(recorded.named(Recorded.MESSAGE))
                    .extracting(event -> event.getString("outcome"))
                    .containsExactly("550", "ABANDONED"));
  }

  @Test
  void messagesOfTheHostAreTold() throws Exception {
    MailAddress ann = MailAddress.of(TestServer.ANN);
    String id =
        server.server().submission().submit(Envelope.of(ann, List.of(ann)), o -> o.write(MESSAGE));
    RecordedEvent message = recorded.named(Recorded.MESSAGE).get(0);
    assertThat(message.getString("protocol")).isEqualTo("in-process");
    assertThat(message.getString("transaction")).isEqualTo(id);
    assertThat(message.getLong("size")).isEqualTo(MESSAGE.length);
    assertThat(message.getInt("recipients")).isEqualTo(1);
    assertThat(message.getString("outcome")).isEqualTo("250");
  }

  @Test
  void imapTellsCommandsAndMessages() {
    try (ImapClient imap = ImapClient.login(server.imap(), TestServer.ANN, TestServer.PASSWORD)) {
      imap.command("XYZZY sesame");
      imap.append("INBOX", MESSAGE);
      String tag = imap.send("APPEND INBOX {4}");
      imap.wire().line();
      imap.wire().send("a\0b\n\r\n");
      imap.result(tag);
      imap.ok("SELECT INBOX");
      imap.ok("UID FETCH 1 (BODY[])");
      imap.command("FETCH 7 FLAGS");
      imap.command("DELETE nowhere");
      imap.command("NOOP and more");
      imap.command("LOGOUT");
    }
    server.close();
    assertThat(recorded.commands("imap"))
        .containsExactly(
            "LOGIN OK",
            "unknown BAD",
            "APPEND OK",
            "APPEND BAD",
            "SELECT OK",
            "UID FETCH OK",
            "FETCH BAD",
            "DELETE NO",
            "NOOP BAD",
            "LOGOUT OK");
    List<RecordedEvent> messages = recorded.named(Recorded.MESSAGE);
    assertThat(messages)
        .extracting(event -> event.getString("outcome"))
        .containsExactly("OK", "BAD");
    assertThat(messages.get(0).getString("protocol")).isEqualTo("imap");
    assertThat(messages.get(0).getString("transaction")).isNull();
    assertThat(messages.get(0).getLong("size")).isEqualTo(MESSAGE.length);
    assertThat(messages.get(0).getInt("recipients")).isZero();
  }

  @Test
  void imapTellsWhatIsNeverAnswered() {
    try (ImapClient imap = ImapClient.login(server.imap(), TestServer.ANN, TestServer.PASSWORD)) {
      imap.send("IDLE");
      imap.wire().line();
    }
    try (ImapClient imap = ImapClient.login(server.imap(), TestServer.ANN, TestServer.PASSWORD)) {
      imap.send("APPEND INBOX {100}");
      imap.wire().line();
      imap.wire().send("Subject: half");
    }
    await()
        .untilAsserted(
            () -> {
              assertThat(recorded.commands("imap")).contains("IDLE ABANDONED");
              assertThat(recorded.named(Recorded.MESSAGE))
                  .extracting(event -> event.getString("outcome"))
                  .containsExactly("ABANDONED");
            });
  }

  @Test
  void pop3TellsCommands() {
    try (SmtpClient smtp = SmtpClient.connect(server.smtp())) {
      smtp.deliver("a@client.test", TestServer.ANN, MESSAGE);
    }
    try (Pop3Client pop3 = Pop3Client.login(server.pop3(), TestServer.ANN, TestServer.PASSWORD)) {
      pop3.command("XYZZY sesame");
      pop3.lines("UIDL");
      pop3.retrieve(1);
      pop3.command("DELE 2");
      pop3.command("QUIT");
    }
    server.close();
    assertThat(recorded.commands("pop3"))
        .containsExactly(
            "USER OK", "PASS OK", "unknown ERR", "UIDL OK", "RETR OK", "DELE ERR", "QUIT OK");
  }

  @Test
  void tlsBegunWithinASessionIsTold() {
    SSLContext tls = server.server().clientContext();
    try (SmtpClient smtp = SmtpClient.connect(server.smtp())) {
      smtp.expect("STARTTLS", 220);
      smtp.wire().startTls(tls);
      smtp.expect("QUIT", 221);
    }
    try (ImapClient imap = new ImapClient(Wire.connect(server.imap()))) {
      imap.wire().line();
      imap.ok("STARTTLS");
      imap.wire().startTls(tls);
      imap.command("LOGIN ann@example.test wrong");
    }
    try (Pop3Client pop3 = new Pop3Client(Wire.connect(server.pop3()))) {
      pop3.wire().line();
      pop3.expectOk("STLS");
      pop3.wire().startTls(tls);
      pop3.expectOk("QUIT");
    }
    server.close();
    assertThat(recorded.commands("smtp")).containsExactly("EHLO 250", "STARTTLS 220", "QUIT 221");
    assertThat(recorded.commands("imap")).containsExactly("STARTTLS OK", "LOGIN NO");
    assertThat(recorded.commands("pop3")).containsExactly("STLS OK", "QUIT OK");
  }

  @Test
  void noEventHoldsWhatAClientSaidToLogIn() {
    String plain =
        Base64.getEncoder()
            .encodeToString(
                ("\0" + TestServer.ANN + "\0" + TestServer.PASSWORD)
                    .getBytes(StandardCharsets.UTF_8));
    try (SmtpClient smtp = SmtpClient.connect(server.port("submission"))) {
      smtp.expect("AUTH PLAIN " + plain, 235);
      smtp.expect("QUIT", 221);
    }
    try (ImapClient imap = ImapClient.login(server.imap(), TestServer.ANN, TestServer.PASSWORD)) {
      imap.ok("LOGOUT");
    }
    try (ImapClient imap = new ImapClient(Wire.connect(server.imap()))) {
      imap.wire().line();
      String tag = imap.send("AUTHENTICATE PLAIN");
      imap.wire().line();
      imap.wire().send(plain + "\r\n");
      assertThat(imap.result(tag).isOk()).isTrue();
    }
    try (Pop3Client pop3 = Pop3Client.login(server.pop3(), TestServer.ANN, TestServer.PASSWORD)) {
      pop3.command("QUIT");
    }
    server.close();
    assertThat(recorded.commands("submission")).contains("AUTH 235");
    assertThat(recorded.commands("imap")).contains("LOGIN OK", "AUTHENTICATE OK");
    assertThat(recorded.commands("pop3")).contains("USER OK", "PASS OK");
    assertThat(recorded.all())
        .isNotEmpty()
        .extracting(RecordedEvent::toString)
        .noneMatch(text -> text.contains(TestServer.PASSWORD))
        .noneMatch(text -> text.contains(plain));
    assertThat(recorded.named(Recorded.COMMAND))
        .extracting(RecordedEvent::toString)
        .noneMatch(text -> text.contains("ann"));
  }
}
