package io.mailcore.integration.quota;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.process.TestServer;
import io.mailcore.model.QuotaLimit;
import io.mailcore.net.MailServer;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.store.MemoryMailStore;
import io.mailcore.store.directory.StaticAliases;
import io.mailcore.store.directory.StaticUserDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client is told of an account that is full, before it has sent a message for nothing. */
class FullAccountTest {

  private static final int OCTETS = 2_000;
  private static final String BOB = "bob@example.test";

  private final MemoryMailStore store =
      MemoryMailStore.builder()
          .quotas(
              account ->
                  account.value().equals(TestServer.ANN)
                      ? QuotaLimit.ofOctets(OCTETS).withMessages(2)
                      : QuotaLimit.NONE)
          .build();
  private final MailServer server =
      MailServer.builder()
          .domain("example.test")
          .users(
              StaticUserDirectory.builder()
                  .user(TestServer.ANN, TestServer.PASSWORD)
                  .user(BOB, TestServer.PASSWORD)
                  .build())
          .aliases(StaticAliases.builder().alias("all@example.test", TestServer.ANN, BOB).build())
          .store(store)
          .allowPlaintextAuth(true)
          .listener(SmtpListener.mx().port(0))
          .listener(ImapListener.onPort(0))
          .start();

  @AfterEach
  void stop() {
    server.close();
    store.close();
  }

  private SmtpClient smtp() {
    SmtpClient client = SmtpClient.connect(server.address(SmtpListener.class).getPort());
    client.expect("EHLO client.test", 250);
    return client;
  }

  private ImapClient imap() {
    int port = server.address(ImapListener.class).getPort();
    return ImapClient.login(port, TestServer.ANN, TestServer.PASSWORD);
  }

  @Test
  void isRefusedAtRcptBySize_rfc1870Section6() {
    try (SmtpClient client = smtp()) {
      client.expect("MAIL FROM:<x@client.test> SIZE=2001", 250);
      assertThat(client.expect("RCPT TO:<" + TestServer.ANN + ">", 452).text())
          .endsWith("4.2.2 Mailbox full");
      client.expect("RCPT TO:<" + BOB + ">", 250);
      client.expect("RSET", 250);
      client.expect("MAIL FROM:<x@client.test> SIZE=1999", 250);
      client.expect("RCPT TO:<" + TestServer.ANN + ">", 250);
    }
  }

  @Test
  void isRefusedAtRcptWithoutSizeOnceItIsFull() {
    fill();
    try (SmtpClient client = smtp()) {
      client.expect("MAIL FROM:<x@client.test>", 250);
      client.expect("RCPT TO:<" + TestServer.ANN + ">", 452);
      client.expect("RCPT TO:<all@example.test>", 250);
    }
  }

  @Test
  void refusesTheLiteralOfAppendBeforeItIsSent_rfc9208Section4() {
    try (ImapClient client = imap()) {
      client.wire().send("a APPEND INBOX {2001}\r\n");
      assertThat(client.wire().line()).startsWith("a NO [OVERQUOTA] ");
      client.append("INBOX", message(1_000));
      client.wire().send("b APPEND INBOX {1001}\r\n");
      assertThat(client.wire().line()).startsWith("b NO [OVERQUOTA] ");
    }
  }

  @Test
  void refusesACopyAndTakesMailAgainOnceThereIsRoom() {
    fill();
    try (ImapClient client = imap()) {
      client.ok("SELECT INBOX");
      assertThat(client.command("COPY 1 INBOX").tagged()).contains("NO [OVERQUOTA] ");
      client.ok("STORE 1 +FLAGS.SILENT (\\Deleted)");
      client.ok("EXPUNGE");
    }
    try (SmtpClient client = smtp()) {
      assertThat(client.deliver("x@client.test", TestServer.ANN, message(100)).code())
          .isEqualTo(250);
    }
  }

  private void fill() {
    try (ImapClient client = imap()) {
      client.append("INBOX", message(100));
      client.append("INBOX", message(100));
    }
  }

  private static byte[] message(int octets) {
    String head = "Subject: x\r\n\r\n";
    return (head + "x".repeat(octets - head.length() - 2) + "\r\n").getBytes(US_ASCII);
  }
}
