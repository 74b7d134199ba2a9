package io.mailcore.testkit.contract;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** Users and aliases in the tables of the tutorials, in memory. */
final class TutorialTables implements AutoCloseable {

  private final JdbcConnectionPool pool =
      JdbcConnectionPool.create(
          "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;IGNORECASE=TRUE",
          "sa",
          "");
  private final Connection keeper;

  TutorialTables() {
    try {
      keeper = pool.getConnection();
      try (Statement statement = keeper.createStatement()) {
        statement.execute(
            "CREATE TABLE virtual_domains (id INT PRIMARY KEY, name VARCHAR(50) NOT NULL)");
        statement.execute(
            "CREATE TABLE virtual_users (id INT PRIMARY KEY, domain_id INT NOT NULL,"
                + " email VARCHAR(100) NOT NULL, password VARCHAR(150) NOT NULL)");
        statement.execute(
            "CREATE TABLE virtual_aliases (id INT PRIMARY KEY, domain_id INT NOT NULL,"
                + " source VARCHAR(100) NOT NULL, destination VARCHAR(100) NOT NULL)");
        statement.execute("INSERT INTO virtual_domains VALUES (1, 'example.test')");
        statement.execute(
            "INSERT INTO virtual_users VALUES (1, 1, 'ann@example.test',"
                + " '{SSHA}H/zrDv8FXUu1JmwvVYijfrYEF34jVZcO')");
        statement.execute(
            "INSERT INTO virtual_aliases VALUES"
                + " (1, 1, 'sales@example.test', 'ann@example.test, bob@elsewhere.test'),"
                + " (2, 1, 'o''brien@example.test', 'ann@example.test')");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  DataSource source() {
    return pool;
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
