package io.mailcore.store.directory;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.StoreException;
import io.mailcore.spi.directory.UserAccount;
import io.mailcore.store.sql.DurableDatabase;
import io.mailcore.store.sql.SqlNull;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Users and their addresses in their tables. Safe for use by several threads. */
final class UserRows {

  /** A user as stored. */
  record User(UserAccount account, String password, Optional<String> scram) {}

  private static final String USERS =
      "SELECT id_key, id, password, scram, enabled, quota_octets, quota_messages"
          + " FROM mailcore_users ";

  private final DurableDatabase database;

  UserRows(DurableDatabase database) {
    this.database = database;
  }

  Optional<User> find(AccountId id) {
    String key = HexKey.of(id);
    return database.read(c -> users(c, "WHERE id_key = ?", key)).stream().findFirst();
  }

  Optional<User> findByAddress(MailAddress address) {
    String where = "WHERE id_key = (SELECT user_key FROM mailcore_addresses WHERE address_key = ?)";
    return database.read(c -> users(c, where, HexKey.of(address))).stream().findFirst();
  }

  List<UserAccount> list(Optional<AccountId> after, int most) {
    String key = after.map(HexKey::of).orElse("");
    String where = "WHERE id_key > ? ORDER BY id_key LIMIT ?";
    return database.read(c -> users(c, where, key, most)).stream().map(User::account).toList();
  }

  private static List<User> users(Connection connection, String where, Object... parameters)
      throws SQLException {
    List<User> users =
        DurableDatabase.query(connection, USERS.concat(where), UserRows::user, parameters);
    if (users.isEmpty()) {
      return users;
    }
    String first = HexKey.of(users.get(0).account.id());
    String last = HexKey.of(users.get(users.size() - 1).account.id());
    Map<String, List<MailAddress>> addresses = new HashMap<>();
    DurableDatabase.query(
        connection,
        "SELECT user_key, address FROM mailcore_addresses WHERE user_key >= ? AND user_key <= ?"
            + " ORDER BY user_key, place",
        row ->
            addresses
                .computeIfAbsent(row.getString("user_key"), k -> new ArrayList<>())
                .add(MailAddress.of(row.getString("address"))),
        first,
        last);
    return users.stream().map(user -> withAddresses(user, addresses)).toList();
  }

  private static User withAddresses(User user, Map<String, List<MailAddress>> addresses) {
    AccountId id = user.account.id();
    List<MailAddress> own = addresses.getOrDefault(HexKey.of(id), List.of());
    UserAccount account = UserAccount.of(id, own).withEnabled(user.account.enabled());
    return new User(
        user.account.quota().map(account::withQuota).orElse(account), user.password, user.scram);
  }

  private static User user(ResultSet row) throws SQLException {
    UserAccount account =
        UserAccount.of(AccountId.of(row.getString("id")), List.of())
            .withEnabled(row.getInt("enabled") != 0);
    QuotaLimit quota = new QuotaLimit(number(row, "quota_octets"), number(row, "quota_messages"));
    return new User(
        quota.isNone() ? account : account.withQuota(quota),
        row.getString("password"),
        Optional.ofNullable(row.getString("scram")));
  }

  private static OptionalLong number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }

  void add(User user, long now) {
    String key = HexKey.of(user.account.id());
    QuotaLimit quota = user.account.quota().orElse(QuotaLimit.NONE);
    database.change(
        connection -> {
          DurableDatabase.update(
              connection,
              "INSERT INTO mailcore_users"
                  + " (id_key, id, password, scram, enabled, quota_octets, quota_messages,"
                  + " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
              key,
              user.account.id().value(),
              user.password,
              SqlNull.of(user.scram),
              user.account.enabled() ? 1 : 0,
              SqlNull.of(quota.octets()),
              SqlNull.of(quota.messages()),
              now);
          insert(connection, key, user.account.addresses());
          return key;
        });
  }

  private static void insert(Connection connection, String userKey, List<MailAddress> addresses)
      throws SQLException {
    int place = 0;
    for (MailAddress address : addresses) {
      DurableDatabase.update(
          connection,
          "INSERT INTO mailcore_addresses (address_key, address, user_key, place)"
              + " VALUES (?, ?, ?, ?)",
          HexKey.of(address),
          address.toString(),
          userKey,
          place++);
    }
  }

  void changeAddresses(AccountId id, List<MailAddress> addresses) {
    String key = HexKey.of(id);
    database.change(
        connection -> {
          // Locks the user's row, so that two changes at once don't mix.
          requireFound(
              id,
              DurableDatabase.update(
                  connection, "UPDATE mailcore_users SET id = id WHERE id_key = ?", key));
          DurableDatabase.update(
              connection, "DELETE FROM mailcore_addresses WHERE user_key = ?", key);
          insert(connection, key, addresses);
          return key;
        });
  }

  boolean remove(AccountId id) {
    String key = HexKey.of(id);
    return database.change(
            c -> DurableDatabase.update(c, "DELETE FROM mailcore_users WHERE id_key = ?", key))
        > 0;
  }

  void enable(AccountId id, boolean enabled) {
    change(id, "UPDATE mailcore_users SET enabled = ? WHERE id_key = ?", enabled ? 1 : 0);
  }

  void changeQuota(AccountId id, QuotaLimit quota) {
    change(
        id,
        "UPDATE mailcore_users SET quota_octets = ?, quota_messages = ? WHERE id_key = ?",
        SqlNull.of(quota.octets()),
        SqlNull.of(quota.messages()));
  }

  void changePassword(AccountId id, String password, Optional<String> scram) {
    change(
        id,
        "UPDATE mailcore_users SET password = ?, scram = ? WHERE id_key = ?",
        password,
        SqlNull.of(scram));
  }

  /** Replaces a password unless somebody else has, meanwhile. */
  void replacePassword(AccountId id, String old, String password, Optional<String> scram) {
    database.change(
        connection ->
            DurableDatabase.update(
                connection,
                "UPDATE mailcore_users SET password = ?, scram = ?"
                    + " WHERE id_key = ? AND password = ?",
                password,
                SqlNull.of(scram),
                HexKey.of(id),
                old));
  }

  private void change(AccountId id, String sql, Object... values) {
    Object[] parameters = new Object[values.length + 1];
    System.arraycopy(values, 0, parameters, 0, values.length);
    parameters[values.length] = HexKey.of(id);
    requireFound(id, database.change(c -> DurableDatabase.update(c, sql, parameters)));
  }

  private static void requireFound(AccountId id, int rows) {
    if (rows == 0) {
      throw new StoreException(StoreException.Kind.NOT_FOUND, "no such user: " + id);
    }
  }
}
