package io.mailcore.store.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** A database in memory with the tables of the tutorials, as MySQL would have them. */
final class H2Tables implements AutoCloseable {

  static final String CRYPT_OF_TEST =
      "$6$abcdefghijklmnop$wAep5iJzfPbvphb9Gt/Eh7KddruV12BN.X573jujbTrbROfjnRKSWFFDh9NgBiuVQx.VRuDvyBvqaVMoSsYcm1";

  private final JdbcConnectionPool pool =
      JdbcConnectionPool.create(
          "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;IGNORECASE=TRUE",
          "sa",
          "");

  /** Keeps the database there. */
  private final Connection keeper;

  H2Tables() {
    try {
      keeper = pool.getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  DataSource source() {
    return pool;
  }

  H2Tables run(String... statements) {
    try (Statement statement = keeper.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      return this;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String one(String sql) {
    try (Statement statement = keeper.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Users ann, bob (with the prefix) and nopass; aliases; a catch-all for example.test alone. */
  H2Tables tutorial() {
    return run(
        "CREATE TABLE virtual_domains (id INT NOT NULL AUTO_INCREMENT, name VARCHAR(50) NOT NULL,"
            + " PRIMARY KEY (id))",
        "CREATE TABLE virtual_users (id INT NOT NULL AUTO_INCREMENT, domain_id INT NOT NULL,"
            + " password VARCHAR(106), email VARCHAR(120) NOT NULL, PRIMARY KEY (id),"
            + " UNIQUE KEY email (email), FOREIGN KEY (domain_id) REFERENCES virtual_domains(id)"
            + " ON DELETE CASCADE)",
        "CREATE TABLE virtual_aliases (id INT NOT NULL AUTO_INCREMENT, domain_id INT NOT NULL,"
            + " source VARCHAR(100) NOT NULL, destination VARCHAR(100) NOT NULL, PRIMARY KEY (id),"
            + " FOREIGN KEY (domain_id) REFERENCES virtual_domains(id) ON DELETE CASCADE)",
        "INSERT INTO virtual_domains (id, name) VALUES (1, 'example.test'), (2, 'example.org')",
        "INSERT INTO virtual_users (domain_id, password, email) VALUES"
            + " (1, '"
            + CRYPT_OF_TEST
            + "', 'Ann@example.test'),"
            + " (1, '{BLF-CRYPT}$2y$05$11ipvo5dR6CwkzwmhwM26OXgzXwhV2PyPuLV.Qi31ILcRcThQpEiW', 'bob@example.test'),"
            + " (2, NULL, 'nopass@example.org')",
        "INSERT INTO virtual_aliases (domain_id, source, destination) VALUES"
            + " (1, 'sales@example.test', 'ann@example.test'),"
            + " (1, 'sales@example.test', 'bob@example.test'),"
            + " (1, 'List@example.test', 'ann@example.test, bob@example.test,carl@elsewhere.test'),"
            + " (1, '@example.test', 'bob@example.test'),"
            + " (2, 'slip@example.org', 'no address'),"
            + " (2, 'half@example.org', 'nobody,ann@example.test'),"
            + " (2, 'moved@example.org', '@example.test')");
  }

  @Override
  public void close() {
    try {
      keeper.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    pool.dispose();
  }
}
