package io.mailcore.store.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** The tables of users that are ours: scripts by version. */
public final class UsersSchema {

  private static final String PATH = "/META-INF/mailcore/schema/users/";
  private static final List<String> NAMES = List.of("V1__users.sql");

  private UsersSchema() {}

  /** The scripts, ascending by version. */
  public static List<String> scripts() {
    return NAMES.stream().map(UsersSchema::read).toList();
  }

  private static String read(String name) {
    try (InputStream in = UsersSchema.class.getResourceAsStream(PATH + name)) {
      if (in == null) {
        throw new IllegalStateException("the script " + PATH + name + " is missing");
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
  public static void upgrade(DataSource source) throws SQLException {
    List<String> scripts = scripts();
    try (Connection connection = source.getConnection()) {
      int version = version(connection);
      requireKnown(version);
      for (int next = version; next < scripts.size(); next++) {
        try {
          apply(connection, scripts.get(next));
          DurableDatabase.update(
              connection,
              "INSERT INTO mailcore_users_schema (version, applied_at) VALUES (?, ?)",
              next + 1,
              System.currentTimeMillis());
        } catch (SQLException e) {
          // Another node may have been a moment faster.
          if (version(connection) <= next) {
            throw e;
          }
        }
      }
    }
  }

  /**
   * Checks that somebody else has brought the tables to the version of this code.
   *
   * @throws IllegalStateException if they are of another version
   */
  public static void require(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      int version = version(connection);
      requireKnown(version);
      if (version < NAMES.size()) {
        throw new IllegalStateException(
            "the users' tables are of version "
                + version
                + ": run the scripts of ManagedUserDirectory.schema() up to "
                + NAMES.size()
                + " and insert that version into mailcore_users_schema");
      }
    }
  }

  private static void requireKnown(int version) {
    if (version > NAMES.size()) {
      throw new IllegalStateException(
          "the users' tables are of version "
              + version
              + ", this mailcore knows "
              + NAMES.size()
              + ": use the mailcore that made them, or a later one");
    }
  }

  private static int version(Connection connection) throws SQLException {
    if (!isThere(connection)) {
      return 0;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT MAX(version) FROM mailcore_users_schema")) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  private static boolean isThere(Connection connection) throws SQLException {
    for (String name : List.of("mailcore_users_schema", "MAILCORE_USERS_SCHEMA")) {
      try (ResultSet tables =
          connection
              .getMetaData()
              .getTables(connection.getCatalog(), connection.getSchema(), name, null)) {
        if (tables.next()) {
          return true;
        }
      }
    }
    return false;
  }

  private static void apply(Connection connection, String script) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (String line : script.split("\n", -1)) {
      if (!line.startsWith("--")) {
        text.append(line).append('\n');
      }
      if (line.endsWith(";")) {
        text.setLength(text.lastIndexOf(";"));
        try (Statement statement = connection.createStatement()) {
          statement.execute(text.toString());
        }
        text.setLength(0);
      }
    }
  }
}
