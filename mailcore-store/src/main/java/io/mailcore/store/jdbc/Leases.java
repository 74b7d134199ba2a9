package io.mailcore.store.jdbc;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.StoreException;
import io.mailcore.spi.store.Registration;
import io.mailcore.store.base.RandomIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases of maildrops: rows that end by themselves, by the database's clock, unless they are
 * renewed. Renewed by a thread of its own, so that nothing else delays that. Safe for use by
 * several threads, and by several processes.
 */
final class Leases implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
  private static final int RENEWALS_A_TERM = 3;
  private static final int MOST_HOLDER = 200;
  private static final long KEY = 0;
  private static final String LOCK = "SELECT no FROM mailcore_accounts WHERE no = ? FOR UPDATE";
  private static final String CLEAR = "DELETE FROM mailcore_leases WHERE account = ?";
  private static final String RELEASE = "DELETE FROM mailcore_leases WHERE token = ?";

  private final Database database;
  private final RandomIds ids;
  private final Duration term;
  private final String isHeld;
  private final String take;
  private final String renew;
  private final ScheduledExecutorService renewals;
  private final Set<String> held = ConcurrentHashMap.newKeySet();

  /**
   * Leases of a database.
   *
   * @param term how long one lasts that isn't renewed
   */
  Leases(Database database, RandomIds ids, Duration term) {
    this.database = database;
    this.ids = ids;
    this.term = term;
    String now = database.dialect().clock();
    this.isHeld = "SELECT 1 FROM mailcore_leases WHERE account = ? AND expires > " + now;
    this.take =
        "INSERT INTO mailcore_leases (expires, token, account, holder)"
            + (" VALUES (" + now + " + ?, ?, ?, ?)");
    this.renew = "UPDATE mailcore_leases SET expires = " + now + " + ? WHERE token = ?";
    this.renewals =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "mailcore-store-leases");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Renews what is held several times a term, from now on. */
  void begin() {
    long pause = term.toMillis() / RENEWALS_A_TERM;
    renewals.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.MILLISECONDS);
  }

  Optional<Registration> tryAcquire(long account, String holder) {
    requireNonNull(holder, "holder");
    String token = ids.next('l');
    if (!database.writeUnforced(account, c -> take(c, account, token, holder))) {
      return Optional.empty();
    }
    held.add(token);
    return Optional.of(() -> release(token));
  }

  private boolean take(Connection connection, long account, String token, String holder)
      throws SQLException {
    if (!exists(connection, LOCK, account) || exists(connection, isHeld, account)) {
      return false;
    }
    update(connection, CLEAR, account);
    try (PreparedStatement statement = connection.prepareStatement(take)) {
      statement.setLong(1, term.toMillis());
      statement.setString(2, token);
      statement.setLong(3, account);
      statement.setString(4, holder.substring(0, Math.min(MOST_HOLDER, holder.length())));
      statement.executeUpdate();
    }
    return true;
  }

  private static boolean exists(Connection connection, String sql, long value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, value);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static int update(Connection connection, String sql, long value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, value);
      return statement.executeUpdate();
    }
  }

  private void renew() {
    for (String token : List.copyOf(held)) {
      try {
        if (database.writeUnforced(KEY, c -> renew(c, token)) == 0 && held.remove(token)) {
          LOG.warn("The lease of a maildrop has ended, as it couldn't be renewed in time");
        }
      } catch (StoreException e) {
        LOG.warn("Can't renew the lease of a maildrop; it will be tried again", e);
      }
    }
  }

  private int renew(Connection connection, String token) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(renew)) {
      statement.setLong(1, term.toMillis());
      statement.setString(2, token);
      return statement.executeUpdate();
    }
  }

  private void release(String token) {
    if (!held.remove(token)) {
      return;
    }
    try {
      database.writeUnforced(
          KEY,
          c -> {
            try (PreparedStatement statement = c.prepareStatement(RELEASE)) {
              statement.setString(1, token);
              return statement.executeUpdate();
            }
          });
    } catch (StoreException e) {
      LOG.warn("Can't give back the lease of a maildrop; it ends by itself", e);
    }
  }

  /** Gives back all that are held here. */
  @Override
  public void close() {
    renewals.shutdown();
    List.copyOf(held).forEach(this::release);
  }
}
