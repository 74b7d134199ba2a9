package io.mailcore.store.jdbc;

import io.mailcore.model.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs transactions: changes that come at the same time share one and its forced write, and are on
 * disk when they return; each is tried again after a deadlock, a bounded number of times. Changes
 * of the same account come one batch after the other, so that they don't lock each other out. Safe
 * for use by several threads.
 */
final class Database implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final int MOST_ATTEMPTS = 10;
  private static final int MOST_WAITING = 4096;
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final Transactions transactions;
  private final BatchRunner runner;
  private final Shield shield;
  private final GroupCommitListener events = GroupCommitListener.open();
  private final CommitQueue<Change<?>> queue;

  /**
   * What is done in a transaction; may run more than once, so that it must not change anything
   * else.
   */
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  Database(DataSource source, Dialect dialect, JdbcMailboxes.Tuning tuning) throws SQLException {
    this.transactions = Transactions.of(source, dialect);
    this.runner = new BatchRunner(transactions);
    this.shield = new Shield(dialect);
    int running = dialect.changesAlone() ? 1 : tuning.running();
    this.queue =
        new CommitQueue<>(
            new CommitQueue.Limits(
                running, tuning.mostInBatch(), MOST_WAITING, tuning.patience().toNanos()),
            batch -> shield.run(() -> runner.run(batch)));
  }

  /** What is done where the database had closed itself and was opened again. */
  void whenReopened(Recovery.Reopened action) {
    transactions.recovery().whenReopened(action);
  }

  Dialect dialect() {
    return transactions.dialect();
  }

  /** How many transactions were put on disk. */
  long syncs() {
    return runner.forced();
  }

  /**
   * Changes something, all or nothing; it is visible and on disk when this returns.
   *
   * @param key changes with the same key come one after the other
   */
  <T> T write(long key, Work<T> work) {
    return submit(key, Change.of(work, result -> true));
  }

  /** Like {@link #write(long, Work)}, but on disk only if the result says that it must be. */
  <T> T write(long key, Work<T> work, Predicate<T> durable) {
    return submit(key, Change.of(work, durable));
  }

  /**
   * Changes something, all or nothing, which is on disk as soon as any later change that must be.
   */
  <T> T writeUnforced(long key, Work<T> work) {
    return submit(key, Change.of(work, result -> false));
  }

  /** Makes a change, together with others that come at the same time. */
  <T> T submit(long key, Change<T> change) {
    queue.submit(key, change);
    return change.outcome();
  }

  /** Reads with one statement, or several that needn't see the same moment. */
  <T> T read(Work<T> work) {
    return attempt(() -> transactions.read(work));
  }

  /** Reads with several statements that see the same moment. */
  <T> T snapshot(Work<T> work) {
    return attempt(() -> transactions.snapshot(work));
  }

  /** Changes something that a crash may take back, at once, beside all other changes. */
  <T> T aside(Work<T> work) {
    return attempt(
        () ->
            transactions.aside(
                c -> {
                  dialect().relax(c);
                  return work.run(c);
                }));
  }

  /** One transaction. */
  private interface Attempt<T> {
    T run() throws SQLException;
  }

  private <T> T attempt(Attempt<T> read) {
    for (int attempt = 1; ; attempt++) {
      try {
        return read.run();
      } catch (SQLException e) {
        SqlFailure failure = dialect().classify(e);
        if (failure != SqlFailure.TRY_AGAIN || attempt == MOST_ATTEMPTS) {
          throw failure.toStoreException(e);
        }
        LOG.debug("Reading again after attempt {}", attempt, e);
        long pause = FIRST_PAUSE_NANOS << Math.min(attempt, 6);
        LockSupport.parkNanos(pause / 2 + ThreadLocalRandom.current().nextLong(pause));
      }
    }
  }

  /**
   * Lets the database bring its files in order, while nothing is changed; several times a minute.
   */
  void tidy() {
    if (dialect().needsTidying()) {
      writeUnforced(
          0,
          c -> {
            dialect().tidy(c);
            return true;
          });
    }
  }

  static StoreException notFound(String what) {
    return new StoreException(StoreException.Kind.NOT_FOUND, what);
  }

  @Override
  public void close() {
    events.close();
    shield.close();
  }
}
