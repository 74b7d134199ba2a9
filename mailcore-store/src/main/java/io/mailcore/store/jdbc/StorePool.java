package io.mailcore.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.mailcore.model.StoreException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** A store's own pool of connections, with what each driver should be told. */
public final class StorePool {

  private static final int CONNECT_MILLIS = 10_000;

  /**
   * What a driver is told unless the URL does: a silent server mustn't hold up changes for ever.
   */
  private enum Driver {
    // By itself H2 keeps eight parsed statements a connection.
    H2("jdbc:h2:", "com.h2database:h2", Map.of("QUERY_CACHE_SIZE", "64")),
    POSTGRESQL(
        "jdbc:postgresql:",
        "org.postgresql:postgresql",
        Map.of(
            "ApplicationName", "mailcore",
            "tcpKeepAlive", "true",
            "socketTimeout", "60",
            "reWriteBatchedInserts", "true")),
    MARIADB(
        "jdbc:mariadb:",
        "org.mariadb.jdbc:mariadb-java-client",
        Map.of("tcpKeepAlive", "true", "socketTimeout", "60000", "useBulkStmts", "true"));

    private final String prefix;
    private final String artifact;
    private final Map<String, String> settings;

    Driver(String prefix, String artifact, Map<String, String> settings) {
      this.prefix = prefix;
      this.artifact = artifact;
      this.settings = settings;
    }

    /** What it is told at this URL. H2 refuses to be told twice, even though in other words. */
    private Map<String, String> settings(String url) {
      String told = url.toUpperCase(Locale.ROOT);
      Map<String, String> untold = new HashMap<>(settings);
      if (this == H2) {
        untold.keySet().removeIf(name -> told.contains(";" + name + "="));
      }
      return untold;
    }

    private static Driver of(String url) {
      String folded = url.toLowerCase(Locale.ROOT);
      for (Driver driver : values()) {
        if (folded.startsWith(driver.prefix)) {
          return driver;
        }
      }
      // A URL may hold a password: its scheme is enough.
      int end = url.indexOf(':', url.indexOf(':') + 1);
      throw new IllegalArgumentException(
          "url: "
              + url.substring(0, Math.max(0, end))
              + " (expected: jdbc:h2:, jdbc:postgresql: or jdbc:mariadb:)");
    }
  }

  private StorePool() {}

  /**
   * Checks that a URL is of a database that there is a dialect for.
   *
   * @throws IllegalArgumentException if it isn't
   */
  public static void requireKnown(String url) {
    Driver.of(url);
  }

  /**
   * Opens a pool. The first connection is made without it and fails at once, where a pool would try
   * again for seconds.
   *
   * @throws StoreException if the database can't be used now
   * @throws IllegalStateException if the driver is missing
   */
  public static HikariDataSource open(String url, String user, String password, int connections) {
    Driver driver = Driver.of(url);
    requireDriver(driver, url);
    try (Connection first = unpooled(url, user, password).open()) {
      return pool(driver, url, user, password, connections);
    } catch (SQLException e) {
      throw refusal(e);
    }
  }

  /** With the driver's own reason, as nothing else has been heard of the database yet. */
  private static StoreException refusal(SQLException e) {
    SqlFailure failure = Dialect.H2.classify(e);
    StoreException plain = failure.toStoreException(e);
    if (failure == SqlFailure.IN_USE || e.getMessage() == null) {
      return plain;
    }
    String reason = e.getMessage().lines().findFirst().orElse("");
    return new StoreException(plain.kind(), plain.getMessage() + ": " + reason, e);
  }

  /** Connections of their own, told the same as the pool's. */
  public static ConnectionSource unpooled(String url, String user, String password) {
    Properties login = new Properties();
    login.setProperty("user", user);
    login.setProperty("password", password);
    login.putAll(Driver.of(url).settings(url));
    return () -> DriverManager.getConnection(url, login);
  }

  private static void requireDriver(Driver driver, String url) {
    try {
      DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "no driver for " + driver.prefix + " add " + driver.artifact + " to the class path", e);
    }
  }

  private static HikariDataSource pool(
      Driver driver, String url, String user, String password, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setAutoCommit(false);
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setPoolName("mailcore-store");
    if (driver == Driver.MARIADB) {
      config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    }
    driver.settings(url).forEach(config::addDataSourceProperty);
    return new HikariDataSource(config);
  }
}
