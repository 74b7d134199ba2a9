package io.mailcore.integration.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.ImapValue;
import io.mailcore.integration.client.Pop3Client;
import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.client.Wire;
import io.mailcore.integration.process.TestServer;
import io.mailcore.store.MemoryMailStore;
import io.mailcore.store.directory.StaticAliases;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Nothing depends on where the process thinks it lives. The build runs this twice: as it is, and in
 * Turkish, where the capital of i is no I, with US-ASCII for a default charset.
 */
@Timeout(30)
class LocaleSmokeTest {

  private static final String MESSAGE =
      """
      FROM: \u0130zmir <info@client.test>
      SUBJECT: ISTANBUL \u00fc\u00f6\u00e4 TITLE
      DATE: Tue, 3 Mar 2026 10:00:00 +0000
      MIME-VERSION: 1.0
      CONTENT-TYPE: MULTIPART/MIXED; BOUNDARY=II

      --II
      CONTENT-TYPE: TEXT/PLAIN; CHARSET=UTF-8
      CONTENT-TRANSFER-ENCODING: 8BIT

      I\u0131\u0130i TITLE
      --II
      CONTENT-TYPE: APPLICATION/ILLUSTRATOR
      CONTENT-DISPOSITION: INLINE; FILENAME=I.AI

      i
      --II--
      """
          .replace("\n", "\r\n");

  private static final byte[] OCTETS = MESSAGE.getBytes(StandardCharsets.UTF_8);

  private MemoryMailStore store;
  private TestServer server;

  @BeforeEach
  void start() {
    store = MemoryMailStore.create();
    server =
        TestServer.start(
            TestServer.builder(store)
                .aliases(StaticAliases.builder().alias("info@example.test", TestServer.ANN).build())
                .clock(() -> Instant.parse("2026-07-05T09:00:00Z")));
  }

  @AfterEach
  void stop() {
    server.close();
    store.close();
  }

  @Test
  void runsWhereTheBuildSays() {
    String wanted = System.getProperty("mailcore.test.locale", Locale.getDefault().toString());
    assertThat(Locale.getDefault().toString()).isEqualTo(wanted);
    if (wanted.startsWith("tr")) {
      assertThat("TITLE".toLowerCase(Locale.getDefault())).isNotEqualTo("title");
      assertThat(Charset.defaultCharset()).isEqualTo(StandardCharsets.US_ASCII);
    }
  }

  @Test
  void takesCommandsAndAddressesInAnyLetterCase() {
    deliver("INFO@EXAMPLE.TEST");
    try (ImapClient imap = new ImapClient(Wire.connect(server.imap()))) {
      imap.wire().line();
      imap.ok("capability");
      imap.ok("id nil");
      imap.ok("authenticate plain AGFubkBleGFtcGxlLnRlc3QAc2VjcmV0");
      imap.ok("list \"\" \"*\"");
      imap.ok("select inbox");
      imap.ok("store 1 +flags.silent (\\flagged \\seen)");
      assertThat(imap.ok("uid fetch 1 (uid flags)").fetched().get(0).get("FLAGS").values())
          .contains(new ImapValue.Atom("\\Flagged"), new ImapValue.Atom("\\Seen"));
      String tag = imap.send("idle");
      assertThat(imap.wire().line()).startsWith("+");
      imap.wire().send("done\r\n");
      assertThat(imap.result(tag).isOk()).isTrue();
    }
    try (Pop3Client pop3 = new Pop3Client(Wire.connect(server.pop3()))) {
      pop3.wire().line();
      pop3.expectOk("user " + TestServer.ANN);
      pop3.expectOk("pass " + TestServer.PASSWORD);
      assertThat(pop3.lines("list")).hasSize(1);
      assertThat(pop3.lines("uidl")).hasSize(1);
      pop3.expectOk("quit");
    }
  }

  @Test
  void keepsOctetsAndWritesEnglishDates() {
    deliver(TestServer.ANN);
    try (ImapClient imap = login()) {
      imap.ok("EXAMINE INBOX");
      byte[] stored = imap.section(1, "");
      assertThat(Arrays.copyOfRange(stored, stored.length - OCTETS.length, stored.length))
          .isEqualTo(OCTETS);
      assertThat(new String(stored, StandardCharsets.UTF_8)).contains("Sun, 5 Jul 2026 09:00:00");
      Map<String, ImapValue> row = imap.fetchOne(1, "BODYSTRUCTURE INTERNALDATE");
      assertThat(row.get("INTERNALDATE").string()).matches("[ 0-9]\\d-[A-Z][a-z]{2}-\\d{4} .*");
      assertThat(row.get("BODYSTRUCTURE").toString()).doesNotContain("\u0130", "\u0131");
    }
  }

  @Test
  void searchesLettersOfAsciiWithoutRegardToCase() {
    deliver(TestServer.ANN);
    try (ImapClient imap = login()) {
      imap.ok("EXAMINE INBOX");
      for (String key :
          new String[] {"subject istanbul", "text title", "from info", "since 1-jan-2026"}) {
        assertThat(imap.ok("search " + key).lines()).as(key).containsExactly("* SEARCH 1");
      }
    }
  }

  @Test
  void keepsNamesOfMailboxesInAnyScript() {
    try (ImapClient imap = login()) {
      imap.ok("CREATE &ATA-stanbul");
      imap.ok("CREATE istanbul");
      imap.ok("CREATE &ATE-stanbul");
      assertThat(imap.ok("LIST \"\" *stanbul").lines()).hasSize(3);
      assertThat(imap.ok("STATUS &ATA-stanbul (MESSAGES)").lines())
          .containsExactly("* STATUS \"&ATA-stanbul\" (MESSAGES 0)");
    }
  }

  private void deliver(String recipient) {
    try (SmtpClient smtp = new SmtpClient(Wire.connect(server.smtp()))) {
      smtp.reply();
      smtp.expect("ehlo client.test", 250);
      smtp.expect("mail from:<info@client.test> size=1000 body=8bitmime", 250);
      smtp.expect("rcpt to:<" + recipient + ">", 250);
      smtp.expect("data", 354);
      smtp.wire().send(SmtpClient.stuffed(OCTETS));
      assertThat(smtp.reply().code()).isEqualTo(250);
      smtp.expect("quit", 221);
    }
  }

  private ImapClient login() {
    return ImapClient.login(server.imap(), TestServer.ANN, TestServer.PASSWORD);
  }
}
