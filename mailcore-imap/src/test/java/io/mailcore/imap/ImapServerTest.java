package io.mailcore.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.net.ConnectionLimits;
import io.mailcore.net.MailServer;
import io.mailcore.net.TlsSettings;
import io.mailcore.store.MemoryMailStore;
import io.mailcore.store.directory.MemoryUserDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** IMAP over sockets, in clear and in TLS. */
class ImapServerTest {

  private static final String LOGIN = "LOGIN ann secret";

  private final MemoryUserDirectory users = MemoryUserDirectory.create();
  private final MailServer server = start();

  private MailServer start() {
    users.add("ann", "secret", "ann@example.test");
    return MailServer.builder()
        .domain("example.test")
        .users(users)
        .store(MemoryMailStore.create())
        .tls(TlsSettings.selfSigned())
        .listener(ImapListener.onPort(0).limits(ConnectionLimits.DEFAULT.withPerAddress(60)))
        .listener(ImapListener.implicitTls().port(0))
        .start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private WireClient clear() throws IOException {
    WireClient client = WireClient.clear(server.address("imap"));
    assertThat(client.line()).startsWith("* OK [CAPABILITY IMAP4rev1 ");
    return client;
  }

  private WireClient user() throws IOException {
    WireClient client = WireClient.tls(server.address("imaps"), server.clientContext());
    assertThat(client.line()).startsWith("* OK [CAPABILITY IMAP4rev1 ").contains("AUTH=PLAIN");
    assertThat(client.command("login", LOGIN)).startsWith("login OK [CAPABILITY ");
    return client;
  }

  @Test
  void logsInBehindStartTlsAndNotBefore() throws IOException {
    try (WireClient client = clear()) {
      assertThat(client.command("a", LOGIN)).startsWith("a NO [PRIVACYREQUIRED] ");
      assertThat(client.command("b", "STARTTLS")).startsWith("b OK ");
      client.startTls(server.clientContext());
      assertThat(client.command("c", "CAPABILITY")).contains("AUTH=PLAIN").doesNotContain("STARTT");
      assertThat(client.command("d", LOGIN)).startsWith("d OK ");
      assertThat(client.command("e", "SELECT INBOX")).endsWith("e OK [READ-WRITE] SELECT done\n");
    }
  }

  @Test
  void compressesInsideTls() throws IOException {
    String body = "0123456789abcdef\r\n".repeat(20_000);
    String message = "Subject: x\r\n\r\n" + body;
    try (WireClient client = user();
        WireClient other = user()) {
      assertThat(client.command("a", "COMPRESS DEFLATE")).startsWith("a OK ");
      client.compress();
      assertThat(client.command("b", "APPEND INBOX {" + message.length() + "+}\r\n" + message))
          .startsWith("b OK ");
      assertThat(client.command("c", "SELECT INBOX")).contains("* 1 EXISTS\n");
      assertThat(client.command("d", "FETCH 1 BODY[TEXT]"))
          .hasSizeGreaterThan(18 * 20_000 - 20_000);
      client.send("e IDLE\r\n");
      assertThat(client.line()).startsWith("+ ");
      assertThat(other.command("f", "APPEND INBOX {3+}\r\nx\r\n")).startsWith("f OK ");
      assertThat(client.line()).isEqualTo("* 2 EXISTS");
      assertThat(client.line()).isEqualTo("* 2 RECENT");
      assertThat(client.send("DONE\r\n").line()).startsWith("e OK ");
      assertThat(client.send("g LOGOUT\r\n").line()).startsWith("* BYE ");
      assertThat(client.line()).startsWith("g OK ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a STARTTLS\r\nb NOOP\r\n",
        "a STARTTLS\r\nb",
        "a starttls\r\n\r\nb NOOP\r\n",
        "a STARTTLS\r\nb LOGIN mallory x\r\n"
      })
  void commandsInjectedBehindStartTlsEndTheConnection(String bytes) throws IOException {
    try (WireClient client = clear()) {
      assertThat(client.send(bytes).rest()).startsWith("a BAD ").doesNotContain("b ");
    }
  }

  @Test
  void octetsThatComeBeforeTheHandshakeAreNoCommand() throws IOException {
    try (WireClient client = clear()) {
      assertThat(client.command("a", "STARTTLS")).startsWith("a OK ");
      client.send("R");
      assertThatThrownBy(() -> client.startTls(server.clientContext()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void anIdleClientHearsOfAnotherAtOnce() throws IOException {
    try (WireClient idle = user();
        WireClient other = user()) {
      idle.command("a", "SELECT INBOX");
      assertThat(idle.send("b IDLE\r\n").line()).isEqualTo("+ idling");
      other.send("c APPEND INBOX {5+}\r\nhello\r\n");
      assertThat(other.line()).startsWith("c OK [APPENDUID ");
      assertThat(idle.line()).isEqualTo("* 1 EXISTS");
      assertThat(idle.line()).isEqualTo("* 1 RECENT");
      other.command("d", "RENAME INBOX old");
      assertThat(idle.line()).isEqualTo("* 1 EXPUNGE");
      assertThat(idle.send("DONE\r\n").line()).isEqualTo("b OK IDLE done");
    }
  }

  @Test
  void aPipelinedBatchIsAnsweredInOrder() throws IOException {
    try (WireClient client = user()) {
      StringBuilder batch = new StringBuilder();
      for (int i = 0; i < 2000; i++) {
        batch.append('t').append(i).append(" NOOP\r\n");
      }
      client.send(batch.toString());
      for (int i = 0; i < 2000; i++) {
        assertThat(client.line()).isEqualTo("t" + i + " OK NOOP done");
      }
    }
  }

  @Test
  void aMessageOfManyChunksArrivesWhole() throws IOException {
    try (WireClient client = user()) {
      int size = 3_000_000;
      client.send("a APPEND INBOX {" + size + "}\r\n");
      assertThat(client.line()).isEqualTo("+ OK");
      client.send("x".repeat(size) + "\r\n");
      assertThat(client.line()).startsWith("a OK [APPENDUID ");
      assertThat(client.command("b", "STATUS INBOX (SIZE)")).contains("(SIZE " + size + ")");
    }
  }

  @Test
  void aBrokenUploadStoresNothing() throws IOException {
    try (WireClient client = user()) {
      client.send("a APPEND INBOX {100000}\r\n");
      client.line();
      client.send("x".repeat(50_000));
    }
    try (WireClient client = user()) {
      assertThat(client.command("a", "STATUS INBOX (MESSAGES)")).contains("(MESSAGES 0)");
    }
  }

  @Test
  void manySessionsWorkOnOneMailboxAndAgree() throws Exception {
    List<CompletableFuture<Void>> workers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      workers.add(CompletableFuture.runAsync(this::work));
    }
    for (CompletableFuture<Void> worker : workers) {
      worker.get(60, TimeUnit.SECONDS);
    }
    try (WireClient client = user()) {
      assertThat(client.command("a", "SELECT INBOX")).contains("* 120 EXISTS", "[UIDNEXT 121]");
    }
  }

  private void work() {
    try (WireClient client = user()) {
      client.command("a", "SELECT INBOX");
      long exists = 0;
      for (int i = 0; i < 20; i++) {
        String answer = client.command("b" + i, "APPEND INBOX {2+}\r\nhi");
        for (String line : answer.split("\n")) {
          if (line.endsWith(" EXISTS")) {
            long now = Long.parseLong(line.substring(2, line.length() - 7));
            assertThat(now).isGreaterThan(exists);
            exists = now;
          }
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void sayByeWhenTheServerStops() throws IOException {
    try (WireClient client = user()) {
      client.send("a IDLE\r\n");
      client.line();
      server.close();
      assertThat(client.line()).startsWith("* BYE [UNAVAILABLE] ");
    }
  }

  @Test
  void implicitTlsNeedsACertificate() {
    assertThatThrownBy(
            () ->
                MailServer.builder()
                    .domain("example.test")
                    .users(users)
                    .store(MemoryMailStore.create())
                    .listener(ImapListener.implicitTls().port(0))
                    .start())
        .hasMessageContaining("imaps")
        .hasMessageContaining("certificate");
  }
}
