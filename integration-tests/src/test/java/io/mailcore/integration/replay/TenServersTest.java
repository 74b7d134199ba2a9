package io.mailcore.integration.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.Pop3Client;
import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.process.TestServer;
import io.mailcore.store.MemoryMailStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers in one JVM share nothing, and leave nothing behind. */
@Timeout(60)
class TenServersTest {

  private static final int SERVERS = 10;
  private static final Path HANDLES = Path.of("/proc/self/fd");

  @Test
  void eachKeepsItsOwnMail() {
    List<TestServer> servers = startAll();
    try {
      for (int i = 0; i < SERVERS; i++) {
        deliver(servers.get(i), "for server " + i);
      }
      for (int i = 0; i < SERVERS; i++) {
        assertThat(subjects(servers.get(i))).containsExactly("Subject: for server " + i);
      }
    } finally {
      servers.forEach(TestServer::close);
    }
  }

  @Test
  void oneThatClosesLeavesTheOthersAlone() {
    List<TestServer> servers = startAll();
    try {
      TestServer last = servers.get(SERVERS - 1);
      try (ImapClient imap = ImapClient.login(last.imap(), TestServer.ANN, TestServer.PASSWORD)) {
        servers.subList(0, SERVERS - 1).forEach(TestServer::close);
        imap.ok("SELECT INBOX");
        deliver(last, "still here");
        assertThat(imap.ok("NOOP").lines()).contains("* 1 EXISTS");
      }
    } finally {
      servers.forEach(TestServer::close);
    }
  }

  @Test
  void leavesNoThreadAndNoHandle() {
    // The first server loads classes and libraries that stay.
    useAndCloseAll(1);
    await().atMost(Duration.ofSeconds(10)).until(() -> serverThreads().isEmpty());
    long before = handles();

    useAndCloseAll(SERVERS);

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              assertThat(serverThreads()).isEmpty();
              assertThat(handles()).isLessThanOrEqualTo(before);
            });
  }

  private static void useAndCloseAll(int count) {
    List<TestServer> servers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      servers.add(TestServer.start(MemoryMailStore.create()));
    }
    for (TestServer server : servers) {
      deliver(server, "x");
      assertThat(subjects(server)).hasSize(1);
      Pop3Client pop3 = Pop3Client.login(server.pop3(), TestServer.ANN, TestServer.PASSWORD);
      server.close();
      assertThat(server.server().isRunning()).isFalse();
      pop3.close();
    }
  }

  private static List<TestServer> startAll() {
    return Stream.generate(() -> TestServer.start(MemoryMailStore.create()))
        .limit(SERVERS)
        .toList();
  }

  private static void deliver(TestServer server, String subject) {
    byte[] message = ("Subject: " + subject + "\r\n\r\nx\r\n").getBytes(StandardCharsets.US_ASCII);
    try (SmtpClient smtp = SmtpClient.connect(server.smtp())) {
      assertThat(smtp.deliver("a@client.test", TestServer.ANN, message).code()).isEqualTo(250);
    }
  }

  private static List<String> subjects(TestServer server) {
    try (ImapClient imap = ImapClient.login(server.imap(), TestServer.ANN, TestServer.PASSWORD)) {
      imap.ok("SELECT INBOX");
      return imap.ok("FETCH 1:* (BODY.PEEK[HEADER.FIELDS (SUBJECT)])").fetched().stream()
          .map(row -> row.get("BODY[HEADER.FIELDS (SUBJECT)]").string().strip())
          .toList();
    }
  }

  private static List<String> serverThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("mailcore-"))
        .toList();
  }

  /** Open files and sockets of this process; 0 where the system doesn't tell. */
  private static long handles() {
    if (!Files.isDirectory(HANDLES)) {
      return 0;
    }
    try (Stream<Path> open = Files.list(HANDLES)) {
      return open.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
