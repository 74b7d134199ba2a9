package io.mailcore.integration.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.process.ServerProcess;
import io.mailcore.integration.process.Stores;
import io.mailcore.integration.process.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that wait for mail cost a few KiB each and no thread. */
class IdleConnectionsIT {

  private static final int CONNECTIONS = 2_000;
  private static final int WARM_UP = 200;
  private static final long MOST_OCTETS_EACH = 8 * 1024;
  private static final long MAX_MESSAGE_SIZE = 1024 * 1024;

  @TempDir Path directory;

  @Test
  @Timeout(120)
  void keepsTwoThousandIdleConnectionsInAFewKibibytesEach() {
    try (ServerProcess server =
        ServerProcess.start(
            Stores.MEMORY, directory, MAX_MESSAGE_SIZE, "-Xmx256m", "-XX:+UseSerialGC")) {
      closeAll(openIdle(server, WARM_UP));
      long heapBefore = Long.parseLong(server.ask("heap"));
      int threadsBefore = Integer.parseInt(server.ask("threads"));

      List<ImapClient> idle = openIdle(server, CONNECTIONS);
      try {
        long heapAfter = Long.parseLong(server.ask("heap"));
        int threadsAfter = Integer.parseInt(server.ask("threads"));

        assertThat((heapAfter - heapBefore) / CONNECTIONS)
            .as("octets of heap a connection")
            .isLessThan(MOST_OCTETS_EACH);
        assertThat(threadsAfter - threadsBefore)
            .as("threads more than %s", threadsBefore)
            .isLessThan(CONNECTIONS / 100);
        allHearOfNewMail(server, idle);
      } finally {
        closeAll(idle);
      }
    }
  }

  private static List<ImapClient> openIdle(ServerProcess server, int count) {
    List<ImapClient> clients = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ImapClient client =
          ImapClient.login(server.port("imap"), TestServer.ANN, TestServer.PASSWORD);
      client.ok("SELECT INBOX");
      client.send("IDLE");
      assertThat(client.wire().line()).startsWith("+");
      clients.add(client);
    }
    return clients;
  }

  private static void closeAll(List<ImapClient> clients) {
    clients.forEach(ImapClient::close);
  }

  private static void allHearOfNewMail(ServerProcess server, List<ImapClient> idle) {
    try (SmtpClient smtp = SmtpClient.connect(server.port("smtp"))) {
      byte[] message = "Subject: news\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);
      assertThat(smtp.deliver("a@client.test", TestServer.ANN, message).code()).isEqualTo(250);
    }
    for (ImapClient client : idle) {
      String line = client.wire().line();
      while (line.startsWith("* OK")) {
        line = client.wire().line();
      }
      assertThat(line).isEqualTo("* 1 EXISTS");
    }
  }
}
