package io.mailcore.store.jdbc;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.model.UidValidity;
import io.mailcore.spi.store.MailboxEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An account's row and its mailboxes. */
final class AccountRow {

  static final int MOST_MAILBOXES = 10_000;

  private static final String FIND = "SELECT no FROM mailcore_accounts WHERE id = ?";
  // No id is empty, so that all are behind the empty one; the index of ids gives the order.
  static final String PAGE =
      "SELECT id FROM mailcore_accounts WHERE id > ? ORDER BY id FETCH FIRST ? ROWS ONLY";

  private static final String INSERT =
      "INSERT INTO mailcore_accounts (id, uid_validity) VALUES (?, 0)";
  private static final String LOCK =
      "SELECT uid_validity FROM mailcore_accounts WHERE no = ? FOR UPDATE";
  private static final String SET_VALIDITY =
      "UPDATE mailcore_accounts SET uid_validity = ? WHERE no = ?";
  private static final String COUNT = "SELECT COUNT(*) FROM mailcore_mailboxes WHERE account = ?";
  private static final String INSERT_MAILBOX =
      "INSERT INTO mailcore_mailboxes (account, object_id, name, name_key, uses, uid_validity,"
          + " uid_next, modseq, messages, unseen, deleted, size, recent, recent_floor,"
          + " unseen_floor, keywords, expunged, expunged_floor)"
          + " VALUES (?, ?, ?, ?, ?, ?, 1, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0)";

  private static final String TOUCH =
      "UPDATE mailcore_accounts SET changes = changes + 1, changed_at = DEFAULT WHERE no = ?";

  private final StoreContext store;
  private final Connection connection;
  private final long no;

  private AccountRow(StoreContext store, Connection connection, long no) {
    this.store = store;
    this.connection = connection;
    this.no = no;
  }

  /** The account's number, if it has been here before. */
  static Optional<Long> find(Connection connection, AccountId id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, id.value());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
      }
    }
  }

  /** The accounts behind {@code after}, the first {@code limit} of them. */
  static List<AccountId> page(Connection connection, Optional<AccountId> after, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
      statement.setString(1, after.map(AccountId::value).orElse(""));
      statement.setInt(2, limit);
      List<AccountId> ids = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(AccountId.of(rows.getString(1)));
        }
      }
      return ids;
    }
  }

  /** Makes the account with its INBOX. */
  static void insert(StoreContext store, Connection connection, AccountId id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, id.value());
      statement.executeUpdate();
    }
    long no = find(connection, id).orElseThrow();
    lock(store, connection, no).add(MailboxName.INBOX, Set.of());
  }

  /**
   * The account, whose mailboxes nobody else makes, renames or removes until the transaction ends.
   */
  static AccountRow lock(StoreContext store, Connection connection, long no) throws SQLException {
    AccountRow row = new AccountRow(store, connection, no);
    row.lockedValidity();
    return row;
  }

  private long lockedValidity() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setLong(1, no);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw Database.notFound("no such account");
        }
        return rows.getLong(1);
      }
    }
  }

  private long number(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, no);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** Says to other nodes that the account's mailboxes or subscriptions change. */
  void touch() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TOUCH)) {
      statement.setLong(1, no);
      statement.executeUpdate();
    }
  }

  Optional<MailboxRow> find(MailboxName name) throws SQLException {
    return find(connection, no, name);
  }

  static Optional<MailboxRow> find(Connection connection, long account, MailboxName name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MailboxRow.BY_NAME)) {
      statement.setLong(1, account);
      statement.setBytes(2, MailboxRow.key(name));
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(MailboxRow.of(rows)) : Optional.empty();
      }
    }
  }

  static Optional<MailboxRow> find(Connection connection, long account, MailboxId id)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MailboxRow.BY_OBJECT_ID)) {
      statement.setLong(1, account);
      statement.setString(2, id.value());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(MailboxRow.of(rows)) : Optional.empty();
      }
    }
  }

  static List<MailboxEntry> list(
      Connection connection, long account, Optional<MailboxName> after, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MailboxRow.PAGE)) {
      statement.setLong(1, account);
      statement.setBytes(2, after.map(MailboxRow::key).orElse(new byte[0]));
      statement.setInt(3, limit);
      List<MailboxEntry> entries = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          entries.add(MailboxRow.of(rows).entry());
        }
      }
      return entries;
    }
  }

  /** The mailboxes below a name, ascending. */
  List<MailboxRow> inferiors(MailboxName name) throws SQLException {
    // Behind "a/" and before "a0", the octet after the slash.
    try (PreparedStatement statement = connection.prepareStatement(MailboxRow.RANGE)) {
      statement.setLong(1, no);
      statement.setBytes(2, MailboxRow.key(name.value() + MailboxName.SEPARATOR));
      statement.setBytes(3, MailboxRow.key(name.value() + (char) (MailboxName.SEPARATOR + 1)));
      List<MailboxRow> inferiors = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          inferiors.add(MailboxRow.of(rows));
        }
      }
      return inferiors;
    }
  }

  void requireAbsent(MailboxName name) throws SQLException {
    if (find(name).isPresent()) {
      throw new StoreException(
          StoreException.Kind.ALREADY_EXISTS, "a mailbox of this name is there");
    }
  }

  /**
   * Makes the mailboxes above a name that aren't there.
   *
   * @param more how many others will be made
   * @throws StoreException LIMIT if there would be too many with those
   */
  void addAncestors(MailboxName name, int more) throws SQLException {
    List<MailboxName> missing = new ArrayList<>();
    for (MailboxName ancestor : name.ancestors()) {
      if (find(ancestor).isEmpty()) {
        missing.add(ancestor);
      }
    }
    if (number(COUNT) + missing.size() + more > MOST_MAILBOXES) {
      throw new StoreException(
          StoreException.Kind.LIMIT, "more than " + MOST_MAILBOXES + " mailboxes");
    }
    for (MailboxName ancestor : missing) {
      add(ancestor, Set.of());
    }
  }

  /** Makes a mailbox. */
  MailboxRow add(MailboxName name, Set<SpecialUse> uses) throws SQLException {
    UidValidity validity = nextValidity();
    try (PreparedStatement statement = connection.prepareStatement(INSERT_MAILBOX)) {
      statement.setLong(1, no);
      statement.setString(2, store.ids().next('m'));
      statement.setString(3, name.value());
      statement.setBytes(4, MailboxRow.key(name));
      statement.setInt(5, MailboxRow.bits(uses));
      statement.setLong(6, validity.value());
      statement.executeUpdate();
    }
    return find(name).orElseThrow();
  }

  /**
   * The seconds of the clock, but always larger than the one before, though the clock be set back.
   */
  private UidValidity nextValidity() throws SQLException {
    long seconds = Math.max(1, Math.min(Uid.MAX_VALUE, store.clock().millis() / 1000));
    long next = Math.max(lockedValidity() + 1, seconds);
    if (next > Uid.MAX_VALUE) {
      throw new StoreException(StoreException.Kind.LIMIT, "no UIDVALIDITY is left");
    }
    try (PreparedStatement statement = connection.prepareStatement(SET_VALIDITY)) {
      statement.setLong(1, next);
      statement.setLong(2, no);
      statement.executeUpdate();
    }
    return UidValidity.of(next);
  }
}
