package io.mailcore.integration.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.Pop3Client;
import io.mailcore.integration.client.SmtpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one line that a log gets when a session has ended, whole. */
class SessionLineIT {

  private static final long MAX_MESSAGE_SIZE = 1 << 20;
  private static final String COMMON =
      " remote=127\\.0\\.0\\.1 port=\\d+ duration=\\d+ms in=\\d+ out=\\d+ reason=\\w+ ";

  @TempDir Path directory;

  @Test
  void tellsDurationUserMessagesOctetsAndReason() throws Exception {
    Path log = directory.resolve("log");
    try (ServerProcess server =
        ServerProcess.start(
            Stores.MEMORY,
            directory,
            MAX_MESSAGE_SIZE,
            "-Dorg.slf4j.simpleLogger.log.io.mailcore.session=info",
            "-Dorg.slf4j.simpleLogger.logFile=" + log)) {
      try (SmtpClient client = SmtpClient.connect(server.port("smtp"))) {
        byte[] message = "Subject: x\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(client.deliver("x@client.test", TestServer.ANN, message).code()).isEqualTo(250);
        client.expect("QUIT", 221);
      }
      String user = TestServer.ANN;
      try (ImapClient client = ImapClient.login(server.port("imap"), user, TestServer.PASSWORD)) {
        client.ok("LOGOUT");
      }
      try (Pop3Client client = Pop3Client.login(server.port("pop3"), user, TestServer.PASSWORD)) {
        client.command("QUIT");
      }

      assertLine(log, "protocol=smtp" + COMMON + "hello=\\S+ .*messages=1");
      assertLine(log, "protocol=imap" + COMMON + "user=" + user + " commands=\\d+");
      assertLine(log, "protocol=pop3" + COMMON + "user=" + user + " .*");
    }
  }

  private static void assertLine(Path log, String pattern) {
    await()
        .untilAsserted(
            () -> {
              List<String> lines = Files.readAllLines(log);
              assertThat(lines).anyMatch(line -> line.matches(".* session=\\S+ " + pattern));
            });
  }
}
