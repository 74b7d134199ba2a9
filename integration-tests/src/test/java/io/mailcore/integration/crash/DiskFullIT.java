package io.mailcore.integration.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mailcore.imap.ImapListener;
import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.process.TestServer;
import io.mailcore.net.MailServer;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.store.JdbcMailStore;
import io.mailcore.store.directory.StaticUserDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is full in the middle, and has room again later: a small file system in memory. */
class DiskFullIT {

  private static final int MEBIBYTE = 1 << 20;
  private static final int ATTEMPTS = 400;

  @TempDir Path directory;
  private Path disk = Path.of("none");

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(directory.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()),
        "a file system can't be mounted here");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(devNull()).start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      // There is no such command.
      return false;
    }
  }

  private static ProcessBuilder.Redirect devNull() {
    return ProcessBuilder.Redirect.DISCARD;
  }

  /** Small ones fill the database's own file, large ones the directory of blobs. */
  @ParameterizedTest
  @ValueSource(ints = {5_000, 200_000})
  @Timeout(120)
  void losesNothingAndGoesOnWhenThereIsRoom(int octets) throws Exception {
    Path filler = Files.write(disk.resolve("filler"), new byte[16 * MEBIBYTE]);
    try (JdbcMailStore store = JdbcMailStore.h2(disk.resolve("mail"));
        MailServer server =
            MailServer.builder()
                .domain("example.test")
                .users(
                    StaticUserDirectory.builder().user(TestServer.ANN, TestServer.PASSWORD).build())
                .store(store)
                .allowPlaintextAuth(true)
                .listener(SmtpListener.mx().port(0))
                .listener(ImapListener.onPort(0))
                .start()) {
      int acknowledged = fill(server, octets);

      Files.delete(filler);

      assertThat(deliver(server, octets)).isEqualTo(250);
      int port = server.address(ImapListener.class).getPort();
      try (ImapClient client = ImapClient.login(port, TestServer.ANN, TestServer.PASSWORD)) {
        client.append("INBOX", message(octets));
        client.ok("SELECT INBOX");
        assertThat(client.ok("FETCH 1:* (RFC822.SIZE)").untagged()).hasSize(acknowledged + 2);
      }
      assertThat(store.checkStore()).isEmpty();
    }
  }

  /** Sends until it was refused three times; says how many were taken. */
  private static int fill(MailServer server, int octets) {
    int taken = 0;
    int refused = 0;
    for (int i = 0; i < ATTEMPTS && refused < 3; i++) {
      int code = deliver(server, octets);
      taken += code == 250 ? 1 : 0;
      refused += code == 250 ? 0 : 1;
      assertThat(code).isIn(250, 451, 452);
    }
    assertThat(refused).as("refusals of a full disk").isEqualTo(3);
    return taken;
  }

  private static int deliver(MailServer server, int octets) {
    int port = server.address(SmtpListener.class).getPort();
    try (SmtpClient client = SmtpClient.connect(port)) {
      return client.deliver("x@client.test", TestServer.ANN, message(octets)).code();
    }
  }

  private static byte[] message(int octets) {
    return ("Subject: x\r\n\r\n" + ("y".repeat(76) + "\r\n").repeat(octets / 78))
        .getBytes(US_ASCII);
  }
}
