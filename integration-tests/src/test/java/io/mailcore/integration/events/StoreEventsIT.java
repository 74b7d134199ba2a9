package io.mailcore.integration.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.Pop3Client;
import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.process.TestServer;
import io.mailcore.store.JdbcMailStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions over H2, and what the Flight Recorder has of their calls and of the batches. */
class StoreEventsIT {

  private static final byte[] MESSAGE =
      "From: a@client.test\r\nSubject: x\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path directory;
  private Recorded recorded;
  private JdbcMailStore store;
  private TestServer server;

  @BeforeEach
  void start() {
    store = JdbcMailStore.h2(directory.resolve("store"));
    recorded = Recorded.start(directory);
    server = TestServer.start(store);
  }

  @AfterEach
  void stop() {
    server.close();
    store.close();
    recorded.close();
  }

  private void deliver(int messages) {
    try (SmtpClient smtp = SmtpClient.connect(server.smtp())) {
      for (int i = 0; i < messages; i++) {
        assertThat(smtp.deliver("a@client.test", TestServer.ANN, MESSAGE).code()).isEqualTo(250);
      }
    }
  }

  private static String called(RecordedEvent event) {
    return event.getString("target") + "." + event.getString("operation");
  }

  private List<RecordedEvent> calls(String operation) {
    return recorded.named(Recorded.STORE_CALL).stream()
        .filter(event -> called(event).equals(operation))
        .toList();
  }

  @Test
  void callsBearTheirSessionAndAccount() {
    deliver(1);
    server.close();
    RecordedEvent append = calls("Mailbox.append").get(0);
    assertThat(append.getString("account")).isEqualTo(TestServer.ANN);
    assertThat(append.getString("sessionId"))
        .isEqualTo(recorded.named(Recorded.MESSAGE).get(0).getString("sessionId"));
    assertThat(append.getString("outcome")).isEqualTo("OK");
    assertThat(append.getDuration()).isPositive();
    assertThat(append.getThread()).isNotNull();
    assertThat(calls("BlobStore.stage")).hasSize(1);
    RecordedEvent commit = calls("StagedBlob.commit").get(0);
    assertThat(commit.getString("sessionId")).isNull();
    assertThat(commit.getString("account")).isNull();
  }

  @Test
  void callsOfAllProtocolsAreTold() {
    try (ImapClient imap = ImapClient.login(server.imap(), TestServer.ANN, TestServer.PASSWORD)) {
      imap.append("INBOX", MESSAGE);
      imap.ok("SELECT INBOX");
      imap.ok("FETCH 1 ENVELOPE");
      imap.ok("STORE 1 +FLAGS (\\Deleted)");
      imap.ok("EXPUNGE");
      imap.command("CREATE INBOX");
      imap.ok("LOGOUT");
    }
    try (Pop3Client pop3 = Pop3Client.login(server.pop3(), TestServer.ANN, TestServer.PASSWORD)) {
      pop3.expectOk("QUIT");
    }
    server.close();
    assertThat(recorded.named(Recorded.STORE_CALL))
        .extracting(StoreEventsIT::called)
        .contains(
            "MailStore.account",
            "MailAccount.find",
            "MailAccount.open",
            "QuotaSource.hasRoomFor",
            "Mailbox.append",
            "Mailbox.status",
            "Mailbox.messages",
            "SummaryCache.summaries",
            "Mailbox.updateFlags",
            "Mailbox.expunge",
            "MaildropLease.tryAcquire");
    assertThat(calls("MailAccount.create"))
        .extracting(event -> event.getString("outcome"))
        .containsExactly("ALREADY_EXISTS");
  }

  @Test
  void aBatchSaysWhatItTook() {
    deliver(1);
    server.close();
    List<RecordedEvent> batches = withMessages();
    assertThat(batches).hasSize(1);
    RecordedEvent batch = batches.get(0);
    assertThat(batch.getInt("messages")).isEqualTo(1);
    assertThat(batch.getInt("changes")).isEqualTo(1);
    assertThat(batch.getInt("failed")).isZero();
    assertThat(batch.getInt("attempts")).isEqualTo(1);
    assertThat(batch.getDuration("transactionTime")).isPositive();
    assertThat(batch.getDuration("forcedWriteTime")).isPositive();
    assertThat(batch.getDuration()).isGreaterThanOrEqualTo(batch.getDuration("transactionTime"));
  }

  @Test
  void batchesHoldAllMessagesOnce() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> sent = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        sent.add(clients.submit(() -> deliver(10)));
      }
      for (Future<?> client : sent) {
        client.get();
      }
    } finally {
      clients.shutdownNow();
    }
    server.close();
    assertThat(withMessages().stream().mapToInt(event -> event.getInt("messages")).sum())
        .isEqualTo(80);
    assertThat(recorded.named(Recorded.MESSAGE)).hasSize(80);
  }

  private List<RecordedEvent> withMessages() {
    return recorded.named(Recorded.GROUP_COMMIT).stream()
        .filter(event -> event.getInt("messages") > 0)
        .toList();
  }
}
