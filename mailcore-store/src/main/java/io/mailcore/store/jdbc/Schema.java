package io.mailcore.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** The tables: scripts by version, applied in order by one opener at a time. */
public final class Schema {

  private static final String PATH = "/META-INF/mailcore/schema/";
  private static final List<String> NAMES =
      List.of(
          "V1__mail.sql",
          "V2__blob_numbers.sql",
          "V3__changes.sql",
          "V4__checksums.sql",
          "V5__mailbox_checks.sql",
          "V6__metadata.sql");

  private Schema() {}

  /** A script's name and text. */
  public record Script(String name, String sql) {}

  /** The scripts of a dialect, ascending by version. */
  public static List<Script> scripts(Dialect dialect) {
    return NAMES.stream().map(name -> new Script(name, read(dialect, name))).toList();
  }

  private static String read(Dialect dialect, String name) {
    String path = PATH + dialect.scripts() + "/" + name;
    try (InputStream in = Schema.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the script " + path + " is missing from the artifact");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Brings the tables to the version of this code.
   *
   * @throws IllegalStateException if they are newer than this code knows
   */
  static void upgrade(DataSource source, Dialect dialect) throws SQLException {
    List<Script> scripts = scripts(dialect);
    try (Connection work = source.getConnection();
        Connection lock = source.getConnection()) {
      lock.setAutoCommit(false);
      dialect.lockSchema(lock);
      try {
        work.setAutoCommit(true);
        createVersions(work);
        lockVersions(lock);
        int version = version(work);
        requireKnown(version, scripts.size());
        for (Script script : scripts.subList(version, scripts.size())) {
          apply(work, script);
        }
      } finally {
        dialect.unlockSchema(lock);
        lock.rollback();
      }
    }
  }

  /**
   * Checks that somebody else has brought the tables to the version of this code.
   *
   * @throws IllegalStateException if they are of another version
   */
  static void require(DataSource source, Dialect dialect) throws SQLException {
    int known = scripts(dialect).size();
    try (Connection connection = source.getConnection()) {
      int version = version(connection);
      requireKnown(version, known);
      if (version < known) {
        throw new IllegalStateException(
            "the tables are of version " + version + ": apply the scripts up to " + known);
      }
    }
  }

  private static void requireKnown(int version, int known) {
    if (version > known) {
      throw new IllegalStateException(
          "the tables are of version "
              + version
              + ", this mailcore knows "
              + known
              + ": use the mailcore that made them, or a later one");
    }
  }

  private static void createVersions(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS mailcore_schema"
              + " (version INTEGER NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)");
      statement.execute(
          "INSERT INTO mailcore_schema (version, applied_at) SELECT 0, 0 FROM"
              + " (SELECT COUNT(*) AS found FROM mailcore_schema WHERE version = 0) AS present"
              + " WHERE found = 0");
    }
  }

  // Statements that make tables end a transaction on most databases, so the lock is another
  // connection's.
  private static void lockVersions(Connection connection) throws SQLException {
    String sql = "SELECT version FROM mailcore_schema WHERE version = 0 FOR UPDATE";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
    }
  }

  private static int version(Connection connection) throws SQLException {
    String sql = "SELECT MAX(version) FROM mailcore_schema";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  private static void apply(Connection connection, Script script) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (String line : script.sql().split("\n", -1)) {
      if (!line.startsWith("--")) {
        text.append(line).append('\n');
      }
      if (line.endsWith(";")) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(text.toString());
        }
        text.setLength(0);
      }
    }
  }
}
