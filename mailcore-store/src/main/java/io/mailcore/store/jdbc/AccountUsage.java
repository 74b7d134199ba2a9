package io.mailcore.store.jdbc;

import io.mailcore.model.QuotaLimit;
import io.mailcore.model.StoreException;
import io.mailcore.spi.store.QuotaStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the messages of an account come to, added up from its mailboxes' rows; exact within a
 * transaction that holds the account's lock, and kept so there while messages are added.
 */
final class AccountUsage {

  private static final String SUM =
      "SELECT COALESCE(SUM(size), 0), COALESCE(SUM(messages), 0)"
          + " FROM mailcore_mailboxes WHERE account = ?";

  private long octets;
  private long messages;

  private AccountUsage(long octets, long messages) {
    this.octets = octets;
    this.messages = messages;
  }

  static AccountUsage read(Connection connection, long account) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SUM)) {
      statement.setLong(1, account);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return new AccountUsage(rows.getLong(1), rows.getLong(2));
      }
    }
  }

  /**
   * Checks that the account may hold so much more.
   *
   * @throws StoreException OVER_QUOTA
   */
  void requireRoom(QuotaLimit limit, long moreOctets, long moreMessages) {
    if (!limit.allows(octets + moreOctets, messages + moreMessages)) {
      throw new StoreException(StoreException.Kind.OVER_QUOTA, "the account may hold " + limit);
    }
  }

  void add(long moreOctets, long moreMessages) {
    octets += moreOctets;
    messages += moreMessages;
  }

  QuotaStatus status(QuotaLimit limit) {
    return new QuotaStatus(octets, messages, limit);
  }
}
