package io.mailcore.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where transactions get their connections, and how they begin and end. Safe for use by several
 * threads.
 */
final class Transactions {

  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

  private final Recovery recovery;
  private final Dialect dialect;
  private final boolean readCommitted;

  private Transactions(Recovery recovery, Dialect dialect, boolean readCommitted) {
    this.recovery = recovery;
    this.dialect = dialect;
    this.readCommitted = readCommitted;
  }

  /** Looks which isolation level the connections have, so that it isn't set each time. */
  static Transactions of(DataSource source, Dialect dialect) throws SQLException {
    try (Connection connection = source.getConnection()) {
      dialect.prepare(connection);
      boolean readCommitted =
          connection.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED;
      return new Transactions(new Recovery(source, dialect), dialect, readCommitted);
    }
  }

  Dialect dialect() {
    return dialect;
  }

  Connection open() throws SQLException {
    return recovery.open();
  }

  /** To be told of every failure of what runs on a connection from here. */
  Recovery recovery() {
    return recovery;
  }

  /** Begins a transaction that sees what others have committed. */
  void begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    if (!readCommitted) {
      dialect.beginReadCommitted(connection);
    }
  }

  /** Says whether the commit that follows must be on disk when it returns. */
  void beforeCommit(Connection connection, boolean durable) throws SQLException {
    if (!durable) {
      dialect.relax(connection);
    }
  }

  /** Reads with one statement, or several that needn't see the same moment. */
  <T> T read(Database.Work<T> work) throws SQLException {
    return dialect.readsCheaperAlone() ? alone(work) : aside(work);
  }

  /** Lets each statement be a transaction of its own, which saves a round trip. */
  private <T> T alone(Database.Work<T> work) throws SQLException {
    try (Connection connection = open()) {
      boolean before = connection.getAutoCommit();
      connection.setAutoCommit(true);
      try {
        return work.run(connection);
      } finally {
        if (!connection.isClosed()) {
          connection.setAutoCommit(before);
        }
      }
    } catch (SQLException e) {
      recovery.failed(e);
      throw e;
    }
  }

  /** Runs a transaction by itself. */
  <T> T aside(Database.Work<T> work) throws SQLException {
    try (Connection connection = open()) {
      begin(connection);
      return finish(connection, work);
    } catch (SQLException e) {
      recovery.failed(e);
      throw e;
    }
  }

  /** Reads with several statements that see the same moment. */
  <T> T snapshot(Database.Work<T> work) throws SQLException {
    try (Connection connection = open()) {
      connection.setAutoCommit(false);
      dialect.beginSnapshot(connection);
      try {
        return finish(connection, work);
      } finally {
        dialect.endSnapshot(connection);
      }
    } catch (SQLException e) {
      recovery.failed(e);
      throw e;
    }
  }

  private static <T> T finish(Connection connection, Database.Work<T> work) throws SQLException {
    boolean committed = false;
    try {
      T result = work.run(connection);
      connection.commit();
      committed = true;
      return result;
    } finally {
      if (!committed) {
        rollback(connection);
      }
    }
  }

  static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      LOG.debug("A roll-back failed; the connection is lost", e);
    }
  }
}
