package io.mailcore.store.jdbc;

import io.mailcore.model.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs transactions: each is tried again after a deadlock, a bounded number of times, and what it
 * changed is on disk when it returns. Safe for use by several threads.
 */
final class Database {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final int MOST_ATTEMPTS = 10;
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final DataSource source;
  private final Dialect dialect;
  private final SharedSync sync;

  /**
   * H2 writes its tables to the file one after the other, each as it is at that moment. A process
   * that is killed behind a write in which a transaction began, committed or grew in between comes
   * back with half of it: a count without its message, or a row that nobody can read as no
   * transaction owns it any more. So changes hold this lock shared, and what makes H2 write holds
   * it alone. Fair, so that a stream of changes doesn't keep those waiting who want theirs on disk.
   */
  private final ReadWriteLock pages = new ReentrantReadWriteLock(true);

  /**
   * What is done in a transaction; may run more than once, so that it must not change anything
   * else.
   */
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  Database(DataSource source, Dialect dialect) {
    this.source = source;
    this.dialect = dialect;
    this.sync = new SharedSync(this::forceNow);
  }

  Dialect dialect() {
    return dialect;
  }

  DataSource source() {
    return source;
  }

  /** How many forced syncs there were. */
  long syncs() {
    return sync.count();
  }

  /** Changes something, all or nothing; it is visible and on disk when this returns. */
  <T> T write(Work<T> work) {
    T result = writeUnforced(work);
    force();
    return result;
  }

  /**
   * Changes something, all or nothing, and leaves it to a later {@link #force} to put it on disk.
   */
  <T> T writeUnforced(Work<T> work) {
    if (dialect.forcesCommits()) {
      return attempt(Connection.TRANSACTION_READ_COMMITTED, work);
    }
    pages.readLock().lock();
    try {
      return attempt(Connection.TRANSACTION_READ_COMMITTED, work);
    } finally {
      pages.readLock().unlock();
    }
  }

  /** Reads with one statement, or several that needn't see the same moment. */
  <T> T read(Work<T> work) {
    return attempt(Connection.TRANSACTION_READ_COMMITTED, work);
  }

  /** Reads with several statements that see the same moment. */
  <T> T snapshot(Work<T> work) {
    return attempt(dialect.snapshotIsolation(), work);
  }

  /** Puts all that was committed before on disk. */
  void force() {
    if (!dialect.forcesCommits()) {
      sync.await();
    }
  }

  /** Others wait for this too: an interrupt of the one who leads must not fail them. */
  private void forceNow() {
    boolean interrupted = Thread.interrupted();
    try {
      while (!tryForce()) {
        interrupted = true;
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Returns false if it was interrupted and is to be tried again. */
  private boolean tryForce() {
    pages.writeLock().lock();
    try (Connection connection = source.getConnection()) {
      dialect.force(connection);
      return true;
    } catch (SQLException e) {
      if (Thread.interrupted()) {
        return false;
      }
      throw dialect.classify(e).toStoreException(e);
    } finally {
      pages.writeLock().unlock();
    }
  }

  private <T> T attempt(int isolation, Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(isolation, work);
      } catch (SQLException e) {
        SqlFailure failure = dialect.classify(e);
        if (failure != SqlFailure.TRY_AGAIN || attempt == MOST_ATTEMPTS) {
          throw failure.toStoreException(e);
        }
        LOG.debug("Trying a transaction again after attempt {}", attempt, e);
        long pause = FIRST_PAUSE_NANOS << Math.min(attempt, 6);
        LockSupport.parkNanos(pause / 2 + ThreadLocalRandom.current().nextLong(pause));
      }
    }
  }

  private <T> T once(int isolation, Work<T> work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(isolation);
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
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      }
    }
  }

  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      LOG.debug("A roll-back failed; the connection is lost", e);
    }
  }

  static StoreException notFound(String what) {
    return new StoreException(StoreException.Kind.NOT_FOUND, what);
  }
}
