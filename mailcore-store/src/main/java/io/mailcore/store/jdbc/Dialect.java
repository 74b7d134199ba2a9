package io.mailcore.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What differs between databases. All other statements are the same for all. */
public enum Dialect {

  /** H2, embedded in this process. */
  H2("h2") {
    // Of H2's levels only this one shows all tables as of one moment.
    private static final int SNAPSHOT = 6;

    @Override
    int snapshotIsolation() {
      return SNAPSHOT;
    }

    @Override
    boolean forcesCommits() {
      return false;
    }

    // What H2's own thread has taken up to write is no unsaved change any more, and CHECKPOINT
    // SYNC,
    // finding none, would return although nothing has been written yet. One more change makes it
    // write itself, in line behind all that was taken up before.
    @Override
    void force(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("UPDATE mailcore_state SET syncs = syncs + 1 WHERE id = 1");
        connection.commit();
        statement.execute("CHECKPOINT SYNC");
      }
    }

    @Override
    SqlFailure classify(SQLException e) {
      return switch (e.getErrorCode()) {
        case 40001, 50200, 90131 -> SqlFailure.TRY_AGAIN;
        case 90020 -> SqlFailure.IN_USE;
        case 90030, 90126 -> SqlFailure.DAMAGED;
        default -> SqlFailure.ofState(e.getSQLState());
      };
    }
  };

  private final String scripts;

  Dialect(String scripts) {
    this.scripts = scripts;
  }

  /** The dialect of this connection's database, or an exception that says which there are. */
  static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    if (product.equals("H2")) {
      return H2;
    }
    throw new IllegalArgumentException("database: " + product + " (expected: H2)");
  }

  /** The directory of the schema's scripts. */
  String scripts() {
    return scripts;
  }

  /** The isolation level in which all statements of a transaction see the same moment. */
  abstract int snapshotIsolation();

  /** Whether a commit is on disk when it returns. */
  abstract boolean forcesCommits();

  /** Puts all that was committed before on disk. Only for dialects whose commits don't do that. */
  abstract void force(Connection connection) throws SQLException;

  /** What an exception means. */
  abstract SqlFailure classify(SQLException e);
}
