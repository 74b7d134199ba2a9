package io.mailcore.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens a connection to be kept for long. */
@FunctionalInterface
public interface ConnectionSource {

  /** A connection; closed by who asked for it. */
  Connection open() throws SQLException;
}
