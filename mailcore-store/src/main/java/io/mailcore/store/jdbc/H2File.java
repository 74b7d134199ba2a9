package io.mailcore.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.Session;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * The file of an H2 database in this process. H2 writes anew what has changed and leaves the old
 * behind; its own thread would copy together what is left of old chunks, but that thread is kept
 * off, as it doesn't look whether a transaction runs. So this does it, between transactions. Apart
 * from {@link Dialect}, as H2 may be missing.
 */
final class H2File {

  private static final int TARGET_FILL_PERCENT = 70;
  private static final int MOST_OCTETS = 4 * 1024 * 1024;

  private H2File() {}

  /** Makes room of what isn't used any more, a bounded amount at a time. */
  static void tidy(Connection connection) throws SQLException {
    Session session = connection.unwrap(JdbcConnection.class).getSession();
    if (session instanceof SessionLocal local) {
      MVStore store = local.getDatabase().getStore().getMvStore();
      if (store.isPersistent()) {
        store.compact(TARGET_FILL_PERCENT, MOST_OCTETS);
      }
    }
  }
}
