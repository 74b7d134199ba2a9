package io.mailcore.store.jdbc;

import io.mailcore.model.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the changes of a batch in one transaction, and puts them on disk. At first without
 * savepoints, which cost a network database a round trip each; if one of several changes fails, all
 * are made again, each behind a savepoint, so that it fails alone. After a deadlock all are made
 * again, after the second in halves. Each batch is run by one thread, several batches by several.
 */
final class BatchRunner implements CommitQueue.Runner<Change<?>> {

  private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);
  private static final int MOST_ATTEMPTS = 10;
  private static final int TOGETHER_ATTEMPTS = 2;
  private static final int SECONDS_TO_ANSWER = 5;
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final Transactions transactions;
  private final AtomicLong forced = new AtomicLong();

  /** What is to be done next about a batch. */
  private enum Step {
    SETTLED,
    ONE_BY_ONE,
    AGAIN
  }

  BatchRunner(Transactions transactions) {
    this.transactions = transactions;
  }

  /** How often something was put on disk. */
  long forced() {
    return forced.get();
  }

  /** Makes these changes and keeps with each what came of it. Not cut short by interrupts. */
  @Override
  public void run(List<Change<?>> batch) {
    Interrupts interrupts = new Interrupts();
    GroupCommitEvent event = GroupCommitEvent.ifRecorded();
    try {
      settle(batch, interrupts, event);
    } finally {
      interrupts.restore();
      if (event != null) {
        event.finish(batch);
      }
    }
  }

  private void settle(
      List<Change<?>> batch, Interrupts interrupts, @Nullable GroupCommitEvent event) {
    boolean careful = false;
    int attempt = 1;
    Step step = Step.AGAIN;
    while (step != Step.SETTLED) {
      Attempt next = new Attempt(batch, careful, attempt, interrupts, event);
      step = next.run();
      if (step == Step.ONE_BY_ONE) {
        careful = true;
      } else if (step == Step.AGAIN) {
        if (batch.size() > 1 && attempt >= TOGETHER_ATTEMPTS) {
          settle(batch.subList(0, batch.size() / 2), interrupts, event);
          settle(batch.subList(batch.size() / 2, batch.size()), interrupts, event);
          return;
        }
        pause(attempt++);
      }
    }
  }

  private static void pause(int attempt) {
    long pause = FIRST_PAUSE_NANOS << Math.min(attempt, 6);
    LockSupport.parkNanos(pause / 2 + ThreadLocalRandom.current().nextLong(pause));
  }

  /** Interrupts of the thread that leads, whose batch is others' too: kept for later. */
  private static final class Interrupts {

    private boolean any = Thread.interrupted();

    /** Whether there was one just now. */
    private boolean take() {
      boolean now = Thread.interrupted();
      any |= now;
      return now;
    }

    private void restore() {
      if (any) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A batch in one transaction. */
  private final class Attempt {

    private final List<Change<?>> batch;
    private final boolean careful;
    private final int number;
    private final Interrupts interrupts;
    private final @Nullable GroupCommitEvent event;
    private boolean committing;
    private boolean committed;

    private Attempt(
        List<Change<?>> batch,
        boolean careful,
        int number,
        Interrupts interrupts,
        @Nullable GroupCommitEvent event) {
      this.batch = batch;
      this.careful = careful && batch.size() > 1;
      this.number = number;
      this.interrupts = interrupts;
      this.event = event;
    }

    private Step run() {
      if (event != null) {
        event.attempt();
      }
      try (Connection connection = transactions.open()) {
        return run(connection);
      } catch (SQLException e) {
        return committed ? Step.SETTLED : after(e);
      }
    }

    private Step run(Connection connection) throws SQLException {
      try {
        transactions.begin(connection);
        boolean complete = careful ? runOneByOne(connection) : runTogether(connection);
        if (!complete) {
          return batch.size() > 1 ? Step.ONE_BY_ONE : Step.SETTLED;
        }
        boolean durable = batch.stream().anyMatch(Change::mustBeDurable);
        transactions.beforeCommit(connection, durable);
        committing = true;
        connection.commit();
        committed = true;
        if (event != null) {
          event.committed();
        }
        force(connection, durable);
        return Step.SETTLED;
      } finally {
        if (!committed) {
          Transactions.rollback(connection);
        }
      }
    }

    /** Returns false if one has failed, and all must be undone. */
    private boolean runTogether(Connection connection) throws SQLException {
      List<Appending> appends = new ArrayList<>();
      for (Change<?> change : batch) {
        if (change instanceof Appending append) {
          appends.add(append);
        }
      }
      if (!appends.isEmpty() && !append(connection, appends)) {
        return false;
      }
      for (Change<?> change : batch) {
        if (!(change instanceof Appending) && !runOne(connection, change)) {
          return false;
        }
      }
      return true;
    }

    /** Returns false if something went wrong that nobody had looked for. */
    private boolean append(Connection connection, List<Appending> appends) throws SQLException {
      try {
        new AppendGroup(connection, appends, number > 1).run();
        return true;
      } catch (RuntimeException | Error e) {
        requireUsable(connection, e);
        appends.forEach(append -> append.fail(e));
        return false;
      }
    }

    /** Returns false if it has failed. */
    private boolean runOne(Connection connection, Change<?> change) throws SQLException {
      try {
        change.make(connection);
      } catch (StoreException e) {
        change.fail(e);
      } catch (RuntimeException | Error e) {
        requireUsable(connection, e);
        change.fail(e);
      }
      return change.isMade();
    }

    // PostgreSQL's driver throws an AssertionError where a connection breaks within a batch.
    private static void requireUsable(Connection connection, Throwable thrown) throws SQLException {
      if (!connection.isValid(SECONDS_TO_ANSWER)) {
        throw new SQLException("the connection broke", "08006", thrown);
      }
    }

    private boolean runOneByOne(Connection connection) throws SQLException {
      for (Change<?> change : batch) {
        Savepoint before = connection.setSavepoint();
        boolean made = false;
        try {
          made = runOne(connection, change);
        } catch (SQLException e) {
          SqlFailure failure = transactions.dialect().classify(e);
          if (failure.endsTransaction()) {
            throw e;
          }
          change.fail(failure.toStoreException(e));
        }
        if (made) {
          connection.releaseSavepoint(before);
        } else {
          connection.rollback(before);
        }
      }
      return true;
    }

    private void force(Connection connection, boolean durable) {
      if (!durable) {
        return;
      }
      try {
        while (!tryForce(connection)) {
          LOG.debug("A forced write was interrupted and is made again");
        }
        forced.incrementAndGet();
        if (event != null) {
          event.forced();
        }
      } catch (SQLException e) {
        transactions.recovery().failed(e);
        LOG.error("A forced write failed; {} changes fail with it", batch.size(), e);
        failAll("a forced write to the disk failed", e);
      }
    }

    /** Returns false if it was interrupted and is to be tried again. */
    private boolean tryForce(Connection connection) throws SQLException {
      try {
        transactions.dialect().force(connection);
        return true;
      } catch (SQLException e) {
        if (interrupts.take()) {
          return false;
        }
        throw e;
      }
    }

    private Step after(SQLException e) {
      boolean interrupted = interrupts.take();
      transactions.recovery().failed(e);
      SqlFailure failure = transactions.dialect().classify(e);
      if (failure == SqlFailure.TRY_AGAIN || interrupted && !committing) {
        if (batch.size() > 1 || number < MOST_ATTEMPTS) {
          LOG.debug("Making {} changes again after attempt {}", batch.size(), number, e);
          return Step.AGAIN;
        }
      } else if (batch.size() > 1 && !careful && !failure.endsTransaction() && !committing) {
        return Step.ONE_BY_ONE;
      }
      if (batch.size() > 1) {
        LOG.warn("A transaction failed, and {} changes with it", batch.size(), e);
      }
      for (Change<?> change : batch) {
        change.fail(failure.toStoreException(e));
      }
      return Step.SETTLED;
    }

    private void failAll(String what, SQLException e) {
      for (Change<?> change : batch) {
        if (change.isMade()) {
          change.fail(new StoreException(StoreException.Kind.TEMPORARY, what, e));
        }
      }
    }
  }
}
