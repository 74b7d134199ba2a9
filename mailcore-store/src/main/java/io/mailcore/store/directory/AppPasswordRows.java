package io.mailcore.store.directory;

import io.mailcore.model.StoreException;
import io.mailcore.store.sql.DurableDatabase;
import io.mailcore.store.sql.SqlNull;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Application passwords in their table. They are 100 random bits, so that a fast digest of them is
 * as good as a slow one, and a log-in with one costs nothing. Safe for use by several threads.
 */
final class AppPasswordRows {

  /** A new one, and what is typed into the program. */
  record Made(AppPassword password, char[] secret) {}

  private static final Logger LOG = LoggerFactory.getLogger(AppPasswordRows.class);
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 5;
  private static final int GROUP = 4;
  private static final int MOST = 100;
  private static final Duration USE_STEP = Duration.ofHours(1);
  private static final String COLUMNS =
      "SELECT id, name, password, scope, created_at, expires_at, used_at"
          + " FROM mailcore_app_passwords WHERE user_key = ? ORDER BY created_at, id";

  private record Stored(AppPassword password, String digest) {}

  private final DurableDatabase database;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  AppPasswordRows(DurableDatabase database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  Made add(String userKey, String name, Set<AppPassword.Scope> scope, Optional<Instant> expires) {
    char[] secret = secret();
    byte[] id = new byte[16];
    random.nextBytes(id);
    Instant now = Instant.ofEpochMilli(clock.millis());
    AppPassword made =
        new AppPassword(HexFormat.of().formatHex(id), name, scope, now, expires, Optional.empty());
    String digest = digest(secret);
    database.change(
        connection -> {
          if (rows(connection, userKey).size() >= MOST) {
            throw new StoreException(
                StoreException.Kind.LIMIT, "more than " + MOST + " application passwords");
          }
          return DurableDatabase.update(
              connection,
              "INSERT INTO mailcore_app_passwords"
                  + " (id, user_key, name, password, scope, created_at, expires_at)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?)",
              made.id(),
              userKey,
              name,
              digest,
              bits(scope),
              now.toEpochMilli(),
              SqlNull.of(
                  expires
                      .map(e -> OptionalLong.of(e.toEpochMilli()))
                      .orElse(OptionalLong.empty())));
        });
    return new Made(made, secret);
  }

  boolean remove(String userKey, String id) {
    return database.change(
            connection ->
                DurableDatabase.update(
                    connection,
                    "DELETE FROM mailcore_app_passwords WHERE user_key = ? AND id = ?",
                    userKey,
                    id))
        > 0;
  }

  List<AppPassword> list(String userKey) {
    return rows(userKey).stream().map(Stored::password).toList();
  }

  private List<Stored> rows(String userKey) {
    return database.read(connection -> rows(connection, userKey));
  }

  private static List<Stored> rows(Connection connection, String userKey) throws SQLException {
    return DurableDatabase.query(connection, COLUMNS, AppPasswordRows::stored, userKey);
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        new AppPassword(
            row.getString("id"),
            row.getString("name"),
            scope(row.getInt("scope")),
            Instant.ofEpochMilli(row.getLong("created_at")),
            time(row, "expires_at"),
            time(row, "used_at")),
        row.getString("password"));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static int bits(Set<AppPassword.Scope> scope) {
    int bits = 0;
    for (AppPassword.Scope each : scope) {
      bits |= 1 << each.ordinal();
    }
    return bits;
  }

  private static Set<AppPassword.Scope> scope(int bits) {
    Set<AppPassword.Scope> scope = EnumSet.noneOf(AppPassword.Scope.class);
    for (AppPassword.Scope each : AppPassword.Scope.values()) {
      if ((bits & 1 << each.ordinal()) != 0) {
        scope.add(each);
      }
    }
    return scope;
  }

  /** Whether this is one of the user's that is good for this protocol now. */
  boolean matches(String userKey, char[] given, String protocol) {
    byte[] digest = digest(given).getBytes(StandardCharsets.US_ASCII);
    Instant now = Instant.ofEpochMilli(clock.millis());
    for (Stored stored : rows(userKey)) {
      AppPassword password = stored.password;
      if (MessageDigest.isEqual(digest, stored.digest.getBytes(StandardCharsets.US_ASCII))
          && password.expires().filter(end -> !now.isBefore(end)).isEmpty()
          && covers(password.scope(), protocol)) {
        noteUse(password, now);
        return true;
      }
    }
    return false;
  }

  private static boolean covers(Set<AppPassword.Scope> scope, String protocol) {
    return scope.size() == AppPassword.Scope.values().length
        || scope.stream().anyMatch(each -> each.covers(protocol));
  }

  /** A log-in is good whether that works or not. */
  private void noteUse(AppPassword password, Instant now) {
    if (password.lastUsed().filter(last -> now.isBefore(last.plus(USE_STEP))).isPresent()) {
      return;
    }
    try {
      database.change(
          connection ->
              DurableDatabase.update(
                  connection,
                  "UPDATE mailcore_app_passwords SET used_at = ? WHERE id = ?",
                  now.toEpochMilli(),
                  password.id()));
    } catch (StoreException e) {
      LOG.warn("The use of an application password can't be noted", e);
    }
  }

  private char[] secret() {
    char[] secret = new char[GROUPS * (GROUP + 1) - 1];
    byte[] bytes = new byte[secret.length];
    random.nextBytes(bytes);
    for (int i = 0; i < secret.length; i++) {
      secret[i] = i % (GROUP + 1) == GROUP ? '-' : LETTERS.charAt(bytes[i] & 31);
    }
    Arrays.fill(bytes, (byte) 0);
    return secret;
  }

  /** Hyphens and blanks, which are there to be read, don't count. */
  private static String digest(char[] secret) {
    char[] letters = new char[secret.length];
    int length = 0;
    for (char c : secret) {
      if (c != '-' && c != ' ') {
        letters[length++] = c;
      }
    }
    ByteBuffer utf8 = StandardCharsets.UTF_8.encode(CharBuffer.wrap(letters, 0, length));
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(utf8.duplicate());
      return HexFormat.of().formatHex(sha256.digest());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks SHA-256", e);
    } finally {
      Arrays.fill(utf8.array(), (byte) 0);
      Arrays.fill(letters, '\0');
    }
  }
}
