package io.mailcore.integration.damage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.Pop3Client;
import io.mailcore.integration.process.TestServer;
import io.mailcore.store.JdbcMailStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What clients get of a message of three blocks of which one bit has flipped, or whose file is
 * gone, and of those before and after it.
 */
class DamagedMessageTest {

  private static final int BLOCK = 64 * 1024;
  private static final byte[] SMALL = "Subject: small\r\n\r\nall is well\r\n".getBytes(ISO_8859_1);
  private static final byte[] LARGE = large();

  @TempDir private Path directory;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private JdbcMailStore store;
  private TestServer server;
  private Path file;

  private static byte[] large() {
    StringBuilder text = new StringBuilder("Subject: large\r\n\r\n");
    for (int line = 0; text.length() < 3 * BLOCK - 100; line++) {
      text.append("line ").append(line).append(" of a long message\r\n");
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  @BeforeEach
  void start() throws IOException {
    store = JdbcMailStore.h2(directory);
    server = TestServer.start(store);
    try (ImapClient client = imap()) {
      client.append("INBOX", SMALL);
      client.append("INBOX", LARGE);
      client.append("INBOX", SMALL);
    }
    try (Stream<Path> files = Files.walk(directory.resolve("blobs"))) {
      file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    System.setErr(new PrintStream(log, true, UTF_8));
  }

  @AfterEach
  void stop() {
    System.setErr(err);
    server.close();
    store.close();
  }

  private ImapClient imap() {
    ImapClient client = ImapClient.login(server.imap(), TestServer.ANN, TestServer.PASSWORD);
    client.ok("SELECT INBOX");
    return client;
  }

  private Pop3Client pop3() {
    return Pop3Client.login(server.pop3(), TestServer.ANN, TestServer.PASSWORD);
  }

  private void flip(long offset) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(offset);
      int octet = bytes.read();
      bytes.seek(offset);
      bytes.write(octet ^ 4);
    }
  }

  private List<String> errors() {
    return log.toString(UTF_8).lines().filter(line -> line.contains(" ERROR ")).toList();
  }

  private void assertOneLine(String what) {
    assertThat(errors())
        .singleElement()
        .asString()
        .contains(" account=" + TestServer.ANN + " mailbox=\"INBOX\" uid=2 damaged: blob b", what)
        .containsPattern(" session=\\S+ ");
  }

  private static Set<String> uids(ImapClient.Result result) {
    return result.lines().stream()
        .filter(line -> line.contains(" FETCH "))
        .map(line -> line.replaceAll(".*UID (\\d+).*", "$1"))
        .collect(Collectors.toSet());
  }

  @Test
  void imapAnswersForTheOthersAndNamesTheDamagedOneWhereItsFirstBlockIs() throws IOException {
    flip(30_000);
    try (ImapClient client = imap()) {
      ImapClient.Result all = client.command("FETCH 1:* (UID BODY.PEEK[])");
      assertThat(all.tagged()).startsWith("NO [CORRUPTION] ");
      assertThat(all.lines()).contains("* NO [CORRUPTION] Message with UID 2 is damaged");
      assertThat(uids(all)).containsExactlyInAnyOrder("1", "3");
      assertOneLine("octets 0 to 65536 aren't what was written");
      assertThat(client.command("FETCH 2 BODY.PEEK[HEADER]").tagged())
          .startsWith("NO [CORRUPTION]");
      assertThat(client.command("FETCH 2 BODY.PEEK[]<40000.10>").tagged())
          .startsWith("NO [CORRUPTION]");
      assertThat(client.command("FETCH 2 BODY.PEEK[]<70000.10>").isOk()).isTrue();
      assertThat(client.command("FETCH 1:* (FLAGS RFC822.SIZE ENVELOPE)").fetched()).hasSize(3);
      assertThat(client.section(3, "")).isEqualTo(SMALL);
    }
  }

  @Test
  void imapClosesInTheMiddleOfALiteralAndSendsNothingOfTheDamagedBlock() throws IOException {
    flip(BLOCK + 30_000);
    try (ImapClient client = imap()) {
      assertThat(client.section(2, "HEADER")).asString(ISO_8859_1).contains("Subject: large");
      assertThat(client.command("UID FETCH 2 BODY.PEEK[]<" + (BLOCK + 1) + ".5>").tagged())
          .startsWith("NO [CORRUPTION]");
      log.reset();
      client.send("UID FETCH 2 BODY.PEEK[]");
      String head = client.wire().line();
      assertThat(head).endsWith("{" + LARGE.length + "}");
      byte[] got = client.wire().toEnd();
      assertThat(got.length).isBetween(1, BLOCK);
      assertThat(got).isEqualTo(Arrays.copyOf(LARGE, got.length));
      assertOneLine("octets 65536 to 131072 aren't what was written");
      await().until(() -> log.toString(UTF_8).contains("protocol=imap failed"));
    }
    try (ImapClient client = imap()) {
      assertThat(client.section(1, "")).isEqualTo(SMALL);
    }
  }

  @Test
  void imapFindsWhatIsInTheOthersAndSaysThatOneCannotBeRead() throws IOException {
    flip(30_000);
    try (ImapClient client = imap()) {
      assertThat(client.ok("SEARCH TEXT well").lines())
          .contains("* NO [CORRUPTION] Damaged messages: 1, first UID 2", "* SEARCH 1 3");
      assertOneLine("octets 0 to 65536 aren't what was written");
      assertThat(client.ok("SEARCH SUBJECT large").lines()).containsExactly("* SEARCH 2");
    }
  }

  @Test
  void imapSaysThatAMessageIsDamagedWhoseFileIsGone() throws IOException {
    Files.delete(file);
    try (ImapClient client = imap()) {
      ImapClient.Result all = client.command("FETCH 1:* (UID BODY.PEEK[])");
      assertThat(all.tagged()).startsWith("NO [CORRUPTION] ");
      assertThat(uids(all)).containsExactlyInAnyOrder("1", "3");
      assertOneLine("its file " + file.getFileName() + " is gone");
    }
  }

  @Test
  void pop3RefusesADamagedMessageAndSendsTheOthers() throws IOException {
    flip(30_000);
    try (Pop3Client client = pop3()) {
      assertThat(client.command("RETR 2")).isEqualTo("-ERR [SYS/PERM] the message is damaged");
      assertOneLine("octets 0 to 65536 aren't what was written");
      assertThat(client.command("TOP 2 0")).startsWith("-ERR [SYS/PERM] ");
      assertThat(client.retrieve(1)).isEqualTo(SMALL);
      assertThat(client.retrieve(3)).isEqualTo(SMALL);
    }
  }

  @Test
  void pop3ClosesInTheMiddleAndSendsNothingOfTheDamagedBlock() throws IOException {
    flip(BLOCK + 30_000);
    try (Pop3Client client = pop3()) {
      assertThat(client.lines("TOP 2 0")).contains("Subject: large");
      assertThat(client.command("RETR 2")).startsWith("+OK ");
      byte[] got = client.wire().toEnd();
      assertThat(got.length).isBetween(1, BLOCK);
      assertThat(got).isEqualTo(Arrays.copyOf(LARGE, got.length));
      assertOneLine("octets 65536 to 131072 aren't what was written");
      await().until(() -> log.toString(UTF_8).contains("protocol=pop3 failed"));
    }
    try (Pop3Client client = pop3()) {
      assertThat(client.retrieve(3)).isEqualTo(SMALL);
    }
  }
}
