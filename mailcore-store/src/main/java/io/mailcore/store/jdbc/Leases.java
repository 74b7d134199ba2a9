package io.mailcore.store.jdbc;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.StoreException;
import io.mailcore.spi.store.Registration;
import io.mailcore.store.base.RandomIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases of maildrops: rows that end by themselves unless they are renewed. Safe for use by several
 * threads, and by several processes whose clocks agree within seconds.
 */
final class Leases {

  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
  private static final Duration TERM = Duration.ofSeconds(50);
  private static final int MOST_HOLDER = 200;
  private static final long LANE = 0;
  private static final String LOCK = "SELECT no FROM mailcore_accounts WHERE no = ? FOR UPDATE";
  private static final String HELD =
      "SELECT 1 FROM mailcore_leases WHERE account = ? AND expires > ?";
  private static final String CLEAR = "DELETE FROM mailcore_leases WHERE account = ?";
  private static final String TAKE =
      "INSERT INTO mailcore_leases (expires, token, account, holder) VALUES (?, ?, ?, ?)";
  private static final String RENEW = "UPDATE mailcore_leases SET expires = ? WHERE token = ?";
  private static final String RELEASE = "DELETE FROM mailcore_leases WHERE token = ?";

  private final Database database;
  private final RandomIds ids;
  private final Clock clock;
  private final Set<String> held = ConcurrentHashMap.newKeySet();

  Leases(Database database, RandomIds ids, Clock clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
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
    long now = clock.millis();
    if (!exists(connection, LOCK, account) || exists(connection, HELD, account, now)) {
      return false;
    }
    update(connection, CLEAR, account);
    try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setLong(1, now + TERM.toMillis());
      statement.setString(2, token);
      statement.setLong(3, account);
      statement.setString(4, holder.substring(0, Math.min(MOST_HOLDER, holder.length())));
      statement.executeUpdate();
    }
    return true;
  }

  private static boolean exists(Connection connection, String sql, long... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setLong(i + 1, values[i]);
      }
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

  /** Renews all that are held here; to be called several times a term. */
  void renew() {
    for (String token : List.copyOf(held)) {
      try {
        database.writeUnforced(LANE, c -> renew(c, token));
      } catch (StoreException e) {
        LOG.warn("Can't renew the lease of a maildrop; it will be tried again", e);
      }
    }
  }

  private int renew(Connection connection, String token) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RENEW)) {
      statement.setLong(1, clock.millis() + TERM.toMillis());
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
          LANE,
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
  void releaseAll() {
    List.copyOf(held).forEach(this::release);
  }
}
