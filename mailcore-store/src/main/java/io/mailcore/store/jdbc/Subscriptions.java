package io.mailcore.store.jdbc;

import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The subscribed names of an account. */
final class Subscriptions {

  private static final int MOST = 10_000;
  private static final String LIST =
      "SELECT name_key FROM mailcore_subscriptions WHERE account = ? ORDER BY account, name_key";
  private static final String INSERT =
      "INSERT INTO mailcore_subscriptions (account, name_key) VALUES (?, ?)";
  private static final String DELETE =
      "DELETE FROM mailcore_subscriptions WHERE account = ? AND name_key = ?";

  private Subscriptions() {}

  static List<MailboxName> list(Connection connection, long account) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LIST)) {
      statement.setLong(1, account);
      List<MailboxName> names = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          names.add(MailboxName.of(new String(rows.getBytes(1), StandardCharsets.UTF_8)));
        }
      }
      return names;
    }
  }

  /** Adds a name or takes it away; the account is locked. Says whether that changed something. */
  static boolean set(Connection connection, long account, MailboxName name, boolean subscribed)
      throws SQLException {
    if (subscribed) {
      List<MailboxName> names = list(connection, account);
      if (names.contains(name)) {
        return false;
      }
      if (names.size() >= MOST) {
        throw new StoreException(StoreException.Kind.LIMIT, "more than " + MOST + " subscriptions");
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(subscribed ? INSERT : DELETE)) {
      statement.setLong(1, account);
      statement.setBytes(2, MailboxRow.key(name));
      return statement.executeUpdate() > 0;
    }
  }
}
