package io.mailcore.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a database again that has closed itself: H2 does when it can't write, on a full disk say,
 * and stays so for as long as a connection is left. One thread tries at a time, the others fail at
 * once. Safe for use by several threads.
 */
final class Recovery {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final DataSource source;
  private final Dialect dialect;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean broken;
  private volatile Reopened reopened = connection -> {};

  /** What is done in a database that has been opened again, in a transaction of its own. */
  @FunctionalInterface
  interface Reopened {
    void run(Connection connection) throws SQLException;
  }

  Recovery(DataSource source, Dialect dialect) {
    this.source = source;
    this.dialect = dialect;
  }

  void whenReopened(Reopened action) {
    reopened = action;
  }

  Connection open() throws SQLException {
    if (broken) {
      reopen();
    }
    return source.getConnection();
  }

  /** To be told of every failure. */
  void failed(SQLException e) {
    if (dialect.hasClosedItself(e)) {
      if (!broken) {
        LOG.error("The database has closed itself; it will be opened again", e);
      }
      broken = true;
      evict();
    }
  }

  private void reopen() throws SQLException {
    if (!lock.tryLock()) {
      throw new SQLTransientConnectionException("the database is being opened again", "08001");
    }
    try {
      if (broken) {
        reopenNow();
        broken = false;
        LOG.info("The database is open again");
      }
    } catch (SQLException e) {
      evict();
      throw e;
    } finally {
      lock.unlock();
    }
  }

  private void reopenNow() throws SQLException {
    evict();
    try (Connection connection = source.getConnection()) {
      dialect.prepare(connection);
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        reopened.run(connection);
        connection.commit();
        done = true;
      } finally {
        if (!done) {
          Transactions.rollback(connection);
        }
      }
      dialect.force(connection);
    }
  }

  /**
   * Lets a pool close what it has: H2 can't be opened anew before the last connection is closed.
   */
  private void evict() {
    if (source instanceof HikariDataSource pool && pool.isRunning()) {
      pool.getHikariPoolMXBean().softEvictConnections();
    }
  }
}
