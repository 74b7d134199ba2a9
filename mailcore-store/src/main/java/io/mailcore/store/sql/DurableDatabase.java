package io.mailcore.store.sql;

import io.mailcore.model.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Transactions that are on disk when they return, of tables that are ours. Safe for use by several
 * threads; on H2 changes go one after another, as its files are forced between transactions only.
 */
public final class DurableDatabase {

  private static final int MOST_ATTEMPTS = 5;

  /** What is done in a transaction; may run more than once. */
  public interface Work<T> {
    /** Does it. */
    T run(Connection connection) throws SQLException;
  }

  /** Takes what it needs of a result's row. */
  public interface RowReader<T> {
    /** Reads the row at which the result is. */
    T read(ResultSet row) throws SQLException;
  }

  private final DataSource source;
  private final boolean forced;
  private final ReentrantLock changes = new ReentrantLock();

  private DurableDatabase(DataSource source, boolean forced) {
    this.source = source;
    this.forced = forced;
  }

  /** Over this source of connections, having looked what database it is. */
  public static DurableDatabase of(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      return new DurableDatabase(source, product.equals("H2"));
    }
  }

  /** Reads. */
  public <T> T read(Work<T> work) {
    return attempt(work);
  }

  /** Changes something, all or nothing; it is on disk when this returns. */
  public <T> T change(Work<T> work) {
    if (!forced) {
      return attempt(work);
    }
    changes.lock();
    // An interrupt would close H2's files for everybody.
    boolean interrupted = Thread.interrupted();
    try {
      T result = attempt(work);
      attempt(DurableDatabase::force);
      return result;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      changes.unlock();
    }
  }

  /**
   * What H2's own thread has taken up to write counts as written to CHECKPOINT SYNC: one more
   * change makes it write in line behind that.
   */
  private static boolean force(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("UPDATE mailcore_users_schema SET syncs = syncs + 1");
      connection.commit();
      return statement.execute("CHECKPOINT SYNC");
    }
  }

  private <T> T attempt(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith("23")) {
          throw new StoreException(
              StoreException.Kind.ALREADY_EXISTS, "the name or address is another's already", e);
        }
        if (!state.startsWith("40") && !state.equals("HYT00") || attempt == MOST_ATTEMPTS) {
          throw new StoreException(StoreException.Kind.TEMPORARY, "the users' database failed", e);
        }
      }
    }
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      boolean committed = false;
      try {
        T result = work.run(connection);
        connection.commit();
        committed = true;
        return result;
      } finally {
        if (!committed) {
          connection.rollback();
        }
        connection.setAutoCommit(autoCommit);
      }
    }
  }

  /** All rows of a query whose parameters these are. */
  public static <T> List<T> query(
      Connection connection, String sql, RowReader<T> reader, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      List<T> rows = new ArrayList<>();
      try (ResultSet results = statement.executeQuery()) {
        while (results.next()) {
          rows.add(reader.read(results));
        }
      }
      return rows;
    }
  }

  /** Changes rows, and says how many. A parameter may be a {@link SqlNull}. */
  public static int update(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      if (value instanceof SqlNull absent) {
        statement.setNull(i + 1, absent.type());
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }
}
