package io.mailcore.store.sql;

import io.mailcore.model.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * Asks the host's database. A failure is temporary to those who ask, whatever it is: what can't
 * work at all has failed in {@link #check}. Safe for use by several threads.
 */
public final class QueryRunner {

  private static final int SECONDS = 30;
  private static final int MOST_ROWS = 10_000;
  private static final String NOBODY = "mailcore-asks-whether-this-works.invalid";

  /** Of MySQL and MariaDB: collations that don't mix, a string or parameter not convertible. */
  private static final Set<Integer> NO_SUCH_CHARACTER = Set.of(1267, 1366, 3854, 3988);

  /** Of PostgreSQL: a character that isn't in the repertoire, as NUL, or can't be translated. */
  private static final Set<String> NO_SUCH_CHARACTER_STATES = Set.of("22021", "22P05");

  private final DataSource source;

  /** Over the host's source of connections. */
  public QueryRunner(DataSource source) {
    this.source = source;
  }

  /**
   * The rows that a query gives.
   *
   * @throws StoreException TEMPORARY if the database fails
   */
  public List<Row> rows(NamedQuery query, Map<String, String> parameters) {
    try (Connection connection = source.getConnection()) {
      List<Row> rows = rows(connection, query, parameters);
      endRead(connection);
      return rows;
    } catch (SQLException e) {
      if (isUnsayable(e, parameters)) {
        return List.of();
      }
      throw failed(query, e);
    }
  }

  /** Whether no row can be meant, as the column's character set hasn't got the characters. */
  private static boolean isUnsayable(SQLException e, Map<String, String> parameters) {
    boolean plain =
        parameters.values().stream()
            .allMatch(value -> value.chars().allMatch(c -> c > 0 && c < 0x80));
    return !plain
        && (NO_SUCH_CHARACTER.contains(e.getErrorCode())
            || NO_SUCH_CHARACTER_STATES.contains(String.valueOf(e.getSQLState())));
  }

  private static StoreException failed(NamedQuery query, SQLException e) {
    return new StoreException(
        StoreException.Kind.TEMPORARY, query.name() + ": the database failed", e);
  }

  private static void endRead(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
  }

  private static List<Row> rows(
      Connection connection, NamedQuery query, Map<String, String> parameters) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
      int before = statement.getQueryTimeout();
      statement.setQueryTimeout(SECONDS);
      statement.setMaxRows(MOST_ROWS);
      query.bind(statement, parameters);
      try (ResultSet results = statement.executeQuery()) {
        while (results.next()) {
          rows.add(row(results));
        }
      } finally {
        // Of H2 it is the connection's, and the connection is the host's.
        statement.setQueryTimeout(before);
      }
    }
    return rows;
  }

  private static Row row(ResultSet results) throws SQLException {
    ResultSetMetaData meta = results.getMetaData();
    Map<String, String> columns = new HashMap<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      String value = results.getString(i);
      if (value != null) {
        columns.put(label(meta, i), value);
      }
    }
    return new Row(Map.copyOf(columns));
  }

  private static String label(ResultSetMetaData meta, int column) throws SQLException {
    return meta.getColumnLabel(column).toLowerCase(Locale.ROOT);
  }

  /**
   * Changes a row, and keeps the change only if it is seen to be there.
   *
   * @param seen what must hold of the rows of {@code query} afterwards
   * @return whether the change is kept
   * @throws StoreException TEMPORARY if the database fails
   */
  public boolean change(
      NamedQuery update,
      NamedQuery query,
      Map<String, String> parameters,
      Predicate<List<Row>> seen) {
    try (Connection connection = source.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      boolean kept = false;
      try {
        kept =
            update(connection, update, parameters) == 1
                && seen.test(rows(connection, query, parameters));
        if (kept) {
          connection.commit();
        }
        return kept;
      } finally {
        if (!kept) {
          connection.rollback();
        }
        connection.setAutoCommit(autoCommit);
      }
    } catch (SQLException e) {
      throw failed(update, e);
    }
  }

  private static int update(
      Connection connection, NamedQuery update, Map<String, String> parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(update.sql())) {
      int before = statement.getQueryTimeout();
      statement.setQueryTimeout(SECONDS);
      update.bind(statement, parameters);
      try {
        return statement.executeUpdate();
      } finally {
        statement.setQueryTimeout(before);
      }
    }
  }

  /**
   * Runs a query for nobody.
   *
   * @return the labels of its columns
   * @throws IllegalStateException if the database refuses it: the message says what to do
   */
  public Set<String> check(NamedQuery query) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(query.sql())) {
      query.bind(statement, nobody(query));
      Set<String> labels = new LinkedHashSet<>();
      try (ResultSet results = statement.executeQuery()) {
        ResultSetMetaData meta = results.getMetaData();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
          labels.add(label(meta, i));
        }
      }
      endRead(connection);
      return labels;
    } catch (SQLException e) {
      throw refused(query, e);
    }
  }

  /**
   * Runs an update for nobody and takes it back.
   *
   * @throws IllegalStateException if the database refuses it: the message says what to do
   */
  public void checkUpdate(NamedQuery update) {
    try (Connection connection = source.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        update(connection, update, nobody(update));
      } finally {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
      }
    } catch (SQLException e) {
      throw refused(update, e);
    }
  }

  private static Map<String, String> nobody(NamedQuery query) {
    Map<String, String> values = new HashMap<>();
    query.used().forEach(parameter -> values.put(parameter, NOBODY));
    return values;
  }

  private static IllegalStateException refused(NamedQuery query, SQLException e) {
    return new IllegalStateException(
        query.name()
            + " can't be run: "
            + e.getMessage()
            + ". Check the names of its tables and columns, what the database's user may read, and"
            + " that the database is there; the query is: "
            + query.sql(),
        e);
  }
}
