package io.mailcore.store.jdbc;

import io.mailcore.model.StoreException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What an {@link SQLException} means for the caller. */
enum SqlFailure {
  /**
   * A deadlock or a wait for a lock that took too long: the whole transaction may be tried again.
   */
  TRY_AGAIN,
  /** The connection is lost, or there was none. */
  LOST,
  /** Another process has the database file. */
  IN_USE,
  /** The database can't be read. */
  DAMAGED,
  /** A full disk, and all else that may be better later. */
  TEMPORARY;

  /**
   * By SQLSTATE: class 40 is a transaction rolled back, HYT00 a time-out, class 23 a row that
   * somebody else has inserted since it was looked for, class 08 a lost connection, 57P a server
   * that stops.
   */
  static SqlFailure ofState(@Nullable String state) {
    if (state == null) {
      return TEMPORARY;
    }
    if (state.startsWith("40") || state.startsWith("23") || state.equals("HYT00")) {
      return TRY_AGAIN;
    }
    return state.startsWith("08") || state.startsWith("57P") ? LOST : TEMPORARY;
  }

  /** Whether nothing more can be done within the same transaction, not even behind a savepoint. */
  boolean endsTransaction() {
    return this != TEMPORARY;
  }

  StoreException toStoreException(SQLException e) {
    return switch (this) {
      case DAMAGED ->
          new StoreException(StoreException.Kind.DAMAGED, "the database can't be read", e);
      case IN_USE ->
          temporary(
              "the database file is in use by another process: stop that one,"
                  + " or give this store a directory of its own",
              e);
      case TRY_AGAIN -> temporary("the database is too busy: no lock in time", e);
      case LOST -> temporary("the database can't be reached", e);
      case TEMPORARY -> temporary("the database failed", e);
    };
  }

  private static StoreException temporary(String message, SQLException e) {
    return new StoreException(StoreException.Kind.TEMPORARY, message, e);
  }
}
