package io.mailcore.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What differs between databases. All other statements are the same for all. */
public enum Dialect {

  /** H2, embedded in this process. */
  H2("h2", false, "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)") {
    // Of H2's levels only this one shows all tables as of one moment.
    private static final int SNAPSHOT = 6;

    // Its header names the chunk before the last, so that chunks amid the file aren't found again.
    private static final String FORGETFUL = "2.5.252";

    // H2's own thread would write whenever it likes, also in the middle of a transaction, and a
    // process that is killed then comes back with half of it. Without a delay there is no such
    // thread, and whoever forces writes itself.
    @Override
    void prepare(Connection connection) throws SQLException {
      execute(connection, "SET WRITE_DELAY 0");
      String version = connection.getMetaData().getDatabaseProductVersion();
      if (version.startsWith(FORGETFUL)) {
        LOG.warn("H2 is {}: what is acknowledged may be lost in a crash; use 2.4.240", version);
      }
    }

    @Override
    void beginReadCommitted(Connection connection) throws SQLException {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    @Override
    void beginSnapshot(Connection connection) throws SQLException {
      connection.setTransactionIsolation(SNAPSHOT);
    }

    @Override
    void endSnapshot(Connection connection) throws SQLException {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    @Override
    boolean forcesCommits() {
      return false;
    }

    // It must be forced between transactions.
    @Override
    boolean changesAlone() {
      return true;
    }

    // Also as a cause, by its name and the code at the end of its text: H2 may be missing.
    @Override
    boolean hasClosedItself(SQLException e) {
      Throwable cause = e;
      for (int depth = 0; cause != null && depth < 10; depth++) {
        String text = String.valueOf(cause.getMessage());
        if (cause.getClass().getName().equals("org.h2.mvstore.MVStoreException")
            && (text.endsWith("/1]") || text.endsWith("/2]") || text.endsWith("/4]"))) {
          return true;
        }
        cause = cause.getCause();
      }
      return e.getErrorCode() == 90098 || e.getErrorCode() == 90121;
    }

    @Override
    void force(Connection connection) throws SQLException {
      execute(connection, "CHECKPOINT SYNC");
    }

    @Override
    boolean needsTidying() {
      return true;
    }

    @Override
    void tidy(Connection connection) throws SQLException {
      H2File.tidy(connection);
    }

    @Override
    SqlFailure classifyCode(SQLException e) {
      return switch (e.getErrorCode()) {
        case 40001, 50200, 90131 -> SqlFailure.TRY_AGAIN;
        case 90020 -> SqlFailure.IN_USE;
        case 90030, 90126 -> SqlFailure.DAMAGED;
        default -> SqlFailure.ofState(e.getSQLState());
      };
    }
  },

  /** PostgreSQL, 12 or later. */
  POSTGRESQL("postgresql", true, "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)") {
    private static final long LOCK = 0x6d61696c636f7265L;

    @Override
    void prepare(Connection connection) throws SQLException {
      warnUnless(connection, "SHOW fsync", "on", "fsync");
      warnIf(connection, "SHOW synchronous_commit", "off", "synchronous_commit");
    }

    // The log is written in order: the next commit that waits for the disk waits for this one too.
    @Override
    void relax(Connection connection) throws SQLException {
      execute(connection, "SET LOCAL synchronous_commit = off");
    }

    // Its driver only notes that; MariaDB's asks the server.
    @Override
    boolean readsCheaperAlone() {
      return true;
    }

    @Override
    boolean canNotify() {
      return true;
    }

    @Override
    AppendWriter appendWriter() {
      return ArrayAppendWriter.INSTANCE;
    }

    @Override
    void lockSchema(Connection connection) throws SQLException {
      execute(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
    }

    @Override
    SqlFailure classifyCode(SQLException e) {
      String state = e.getSQLState();
      boolean lockTimeout = state != null && state.equals("55P03");
      return lockTimeout ? SqlFailure.TRY_AGAIN : SqlFailure.ofState(state);
    }
  },

  /** MariaDB, 10.6 or later, with InnoDB. */
  MARIADB("mariadb", true, "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000") {
    @Override
    void prepare(Connection connection) throws SQLException {
      String setting = "innodb_flush_log_at_trx_commit";
      warnUnless(connection, "SELECT @@" + setting, "1", setting);
    }

    @Override
    void lockSchema(Connection connection) throws SQLException {
      execute(connection, "SELECT GET_LOCK(CONCAT('mailcore.', LEFT(DATABASE(), 50)), 120)");
    }

    @Override
    void unlockSchema(Connection connection) throws SQLException {
      execute(connection, "SELECT RELEASE_LOCK(CONCAT('mailcore.', LEFT(DATABASE(), 50)))");
    }

    @Override
    SqlFailure classifyCode(SQLException e) {
      return switch (e.getErrorCode()) {
        case 1020, 1205, 1213 -> SqlFailure.TRY_AGAIN;
        default -> SqlFailure.ofState(e.getSQLState());
      };
    }
  };

  private static final Logger LOG = LoggerFactory.getLogger(Dialect.class);

  private final String scripts;
  private final boolean network;
  private final String clock;

  Dialect(String scripts, boolean network, String clock) {
    this.scripts = scripts;
    this.network = network;
    this.clock = "(" + clock + ")";
  }

  /** The dialect of this connection's database, or an exception that says which there are. */
  static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return switch (product.toLowerCase(Locale.ROOT)) {
      case "h2" -> H2;
      case "postgresql" -> POSTGRESQL;
      case "mariadb" -> MARIADB;
      default ->
          throw new IllegalArgumentException(
              "database: " + product + " (expected: H2, PostgreSQL or MariaDB)");
    };
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  private static void warnUnless(Connection connection, String sql, String value, String setting)
      throws SQLException {
    String found = ask(connection, sql);
    if (!found.equals(value)) {
      LOG.warn("{} is {}: what is acknowledged may be lost in a power failure", setting, found);
    }
  }

  private static void warnIf(Connection connection, String sql, String value, String setting)
      throws SQLException {
    String found = ask(connection, sql);
    if (found.equals(value)) {
      LOG.warn("{} is {}: what is acknowledged may be lost in a crash", setting, found);
    }
  }

  /** The directory of the schema's scripts. */
  String scripts() {
    return scripts;
  }

  /** The milliseconds since 1970 by the database's clock, which is the same for all, as SQL. */
  String clock() {
    return clock;
  }

  /** Whether there is a network in between, and others may use the database too. */
  boolean isNetwork() {
    return network;
  }

  /**
   * Whether one transaction changes something at a time. H2 keeps what it made of a statement, but
   * not of one that locks rows, so that the commonest needn't be one there.
   */
  boolean changesAlone() {
    return false;
  }

  /** Whether a statement that is a transaction of its own saves the round trip of its commit. */
  boolean readsCheaperAlone() {
    return false;
  }

  /** Whether connections can tell each other something. */
  boolean canNotify() {
    return false;
  }

  /** Writes what transactions of appends come to. */
  AppendWriter appendWriter() {
    return AppendWriter.BATCHES;
  }

  /** Called once, before the first transaction. */
  abstract void prepare(Connection connection) throws SQLException;

  /** Makes the transaction that begins now see what others have committed. */
  void beginReadCommitted(Connection connection) throws SQLException {
    execute(connection, "SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
  }

  /** Makes all statements of the transaction that begins now see the same moment. */
  void beginSnapshot(Connection connection) throws SQLException {
    execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
  }

  /** Called after such a transaction. */
  void endSnapshot(Connection connection) throws SQLException {}

  /** Lets the commit that follows return before it is on disk. */
  void relax(Connection connection) throws SQLException {}

  /** Whether a commit is on disk when it returns. */
  boolean forcesCommits() {
    return true;
  }

  /**
   * Whether the database was closed by itself, and every connection to it is of no use any more.
   */
  boolean hasClosedItself(SQLException e) {
    return false;
  }

  /** Puts all that was committed before on disk; does nothing where commits do that. */
  void force(Connection connection) throws SQLException {}

  /** Whether {@link #tidy} does anything. */
  boolean needsTidying() {
    return false;
  }

  /** Brings the database's files in order, while no transaction changes anything. */
  void tidy(Connection connection) throws SQLException {}

  /**
   * Keeps others from changing the tables until the transaction ends or {@link #unlockSchema}.
   * Connections that make tables at the same time get in each other's way before there is a row to
   * lock.
   */
  void lockSchema(Connection connection) throws SQLException {}

  /** Ends that. */
  void unlockSchema(Connection connection) throws SQLException {}

  /** What an exception means. */
  final SqlFailure classify(SQLException e) {
    boolean unreachable =
        e instanceof SQLTransientConnectionException
            || e instanceof SQLNonTransientConnectionException
            || e instanceof SQLRecoverableException;
    SqlFailure failure = classifyCode(e);
    return unreachable && failure == SqlFailure.TEMPORARY ? SqlFailure.LOST : failure;
  }

  /** What the codes of an exception mean. */
  abstract SqlFailure classifyCode(SQLException e);
}
