package io.mailcore.integration.database;

import io.mailcore.store.JdbcMailStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A new and empty database on a server that runs as long as this JVM; or a schema, where nobody can
 * tell the difference, as PostgreSQL takes long to make and drop a database.
 */
public final class TestDatabase implements AutoCloseable {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Server server;
  private final boolean schema;
  private final String name = "mail" + NUMBERS.incrementAndGet();

  /** Which server. */
  public enum Server {
    POSTGRESQL,
    MARIADB;

    private String url(String database) {
      return this == POSTGRESQL
          ? "jdbc:postgresql://127.0.0.1:" + Servers.postgresql() + "/" + database
          : "jdbc:mariadb://127.0.0.1:" + Servers.mariadb() + "/" + database;
    }

    private String user() {
      return this == POSTGRESQL ? "postgres" : "root";
    }

    private String administration() {
      return this == POSTGRESQL ? "postgres" : "mysql";
    }
  }

  private TestDatabase(Server server, boolean schema) {
    this.server = server;
    this.schema = schema;
  }

  /** Makes one, and starts the server if this is the first. */
  public static TestDatabase create(Server server) {
    TestDatabase database = new TestDatabase(server, false);
    database.administer("CREATE DATABASE " + database.name);
    return database;
  }

  /**
   * Makes a schema in a database that others use too, which hear of changes in it: for stores that
   * aren't asked what they heard.
   */
  static TestDatabase createSchema(Server server) {
    TestDatabase database = new TestDatabase(server, true);
    database.administer("CREATE SCHEMA " + database.name);
    return database;
  }

  /** Describes a store in it. */
  public JdbcMailStore.Builder store() {
    return switch (server) {
      case POSTGRESQL -> JdbcMailStore.builder().postgresql(url(), server.user(), "");
      case MARIADB -> JdbcMailStore.builder().mariadb(url(), server.user(), "");
    };
  }

  String url() {
    return schema && server == Server.POSTGRESQL
        ? server.url(server.administration()) + "?currentSchema=" + name
        : server.url(name);
  }

  String user() {
    return server.user();
  }

  String name() {
    return name;
  }

  /** A connection beside those of stores. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), server.user(), "");
  }

  /** Runs a statement in another database of the server. */
  void administer(String sql) {
    String url = server.url(server.administration());
    try (Connection connection = DriverManager.getConnection(url, server.user(), "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** Connections as a host may have them, each a new one. */
  public DataSource source() throws SQLException {
    return source("");
  }

  /** The same with a driver's parameters, with the question mark before them. */
  DataSource source(String parameters) throws SQLException {
    if (server == Server.MARIADB) {
      MariaDbDataSource source = new MariaDbDataSource(url() + parameters);
      source.setUser(user());
      return source;
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url() + parameters);
    source.setUser(user());
    return source;
  }

  /** Runs a statement in this database; says how many rows it changed. */
  public int update(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** Breaks all connections to it, as a server does that is stopped. */
  void killConnections() {
    switch (server) {
      case POSTGRESQL ->
          administer(
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                  + name
                  + "'");
      case MARIADB -> killEach();
    }
  }

  private void killEach() {
    String find = "SELECT id FROM information_schema.processlist WHERE db = '" + name + "'";
    String url = server.url(server.administration());
    try (Connection connection = DriverManager.getConnection(url, server.user(), "");
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(find)) {
      while (rows.next()) {
        try (Statement kill = connection.createStatement()) {
          kill.execute("KILL CONNECTION " + rows.getLong(1));
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Removes it; its stores are closed. */
  @Override
  public void close() {
    if (schema) {
      administer("DROP SCHEMA " + name + (server == Server.POSTGRESQL ? " CASCADE" : ""));
      return;
    }
    if (server == Server.POSTGRESQL) {
      killConnections();
    }
    administer("DROP DATABASE " + name);
  }
}
