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
  /** Another process has the database file. */
  IN_USE,
  /** The database can't be read. */
  DAMAGED,
  /** A lost connection, a full disk, and all else that may be better later. */
  TEMPORARY;

  /**
   * By SQLSTATE: class 40 is a transaction rolled back, HYT00 a time-out, class 23 a row that
   * somebody else has inserted since it was looked for.
   */
  static SqlFailure ofState(@Nullable String state) {
    boolean again =
        state != null
            && (state.startsWith("40") || state.startsWith("23") || state.equals("HYT00"));
    return again ? TRY_AGAIN : TEMPORARY;
  }

  StoreException toStoreException(SQLException e) {
    return switch (this) {
      case DAMAGED ->
          new StoreException(StoreException.Kind.DAMAGED, "the database can't be read", e);
      case IN_USE ->
          new StoreException(
              StoreException.Kind.TEMPORARY,
              "the database file is in use by another process: stop that one,"
                  + " or give this store a directory of its own",
              e);
      case TRY_AGAIN ->
          new StoreException(
              StoreException.Kind.TEMPORARY, "the database is too busy: no lock in time", e);
      case TEMPORARY -> new StoreException(StoreException.Kind.TEMPORARY, "the database failed", e);
    };
  }
}
