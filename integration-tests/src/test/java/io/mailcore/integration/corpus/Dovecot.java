package io.mailcore.integration.corpus;

import io.mailcore.integration.client.ImapClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A Dovecot of this machine, in a directory and on a port of its own, to compare answers with. */
final class Dovecot implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
  private static final String OWNER = "mail";
  private static final String PASSWORD = "secret";

  private final Process process;
  private final int port;

  private Dovecot(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Whether there is one that this user may start: it serves mail as another user. */
  static boolean isThere() {
    return Files.isExecutable(PROGRAM) && "root".equals(System.getProperty("user.name"));
  }

  static Dovecot start(Path directory) throws IOException {
    Path mail = Files.createDirectories(directory.resolve("mail"));
    Files.setOwner(
        mail, mail.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(OWNER));
    Files.createDirectories(directory.resolve("run"));
    Files.createDirectories(directory.resolve("state"));
    int port = freePort();
    Path settings = directory.resolve("dovecot.conf");
    Files.write(settings, lines(directory, port));
    // Its processes for mail must be able to pass through, and a temporary directory is private.
    for (Path path = directory; path != null && path.getNameCount() > 1; path = path.getParent()) {
      path.toFile().setExecutable(true, false);
    }
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "-F", "-c", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("out").toFile())
            .start();
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> answers(port));
    return new Dovecot(process, port);
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static List<String> lines(Path directory, int port) {
    return List.of(
        "base_dir = " + directory.resolve("run"),
        "state_dir = " + directory.resolve("state"),
        "log_path = " + directory.resolve("log"),
        "protocols = imap",
        "listen = 127.0.0.1",
        "ssl = no",
        "disable_plaintext_auth = no",
        "first_valid_uid = 1",
        "mail_location = maildir:" + directory.resolve("mail") + "/%u",
        "passdb {",
        "  driver = static",
        "  args = password=" + PASSWORD,
        "}",
        "userdb {",
        "  driver = static",
        "  args = uid=" + OWNER + " gid=" + OWNER + " home=" + directory.resolve("mail") + "/%u",
        "}",
        "namespace inbox {",
        "  inbox = yes",
        "}",
        "service imap-login {",
        "  inet_listener imap {",
        "    port = " + port,
        "  }",
        "  inet_listener imaps {",
        "    port = 0",
        "  }",
        "}");
  }

  /** A client of a user of its own. */
  ImapClient login(String user) {
    return ImapClient.login(port, user, PASSWORD);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
