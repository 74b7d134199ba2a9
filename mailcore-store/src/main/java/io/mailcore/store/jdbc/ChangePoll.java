package io.mailcore.store.jdbc;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.spi.store.ChangeListener;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks in the database for what has changed since the last look. Rows carry the second of their
 * change by the database's clock, but are seen when their transaction commits, later and in another
 * order: each look goes back some seconds before the one before, and what was told already, by this
 * or in another way, isn't told again. A transaction that takes longer than that is missed, as a
 * hint may be. Looked at by one thread; hears of changes from several.
 */
final class ChangePoll implements ChangeListener {

  static final long OVERLAP_SECONDS = 5;

  private static final int PAGE = 1000;
  private static final String SINCE =
      " WHERE t.changed_at >= ? AND (t.changed_at > ? OR t.no > ?)"
          + " ORDER BY t.changed_at, t.no FETCH FIRST ? ROWS ONLY";
  private static final String MAILBOXES =
      "SELECT t.changed_at, t.no, t.modseq, a.id, t.object_id FROM mailcore_mailboxes t"
          + " JOIN mailcore_accounts a ON a.no = t.account"
          + SINCE;
  private static final String ACCOUNTS =
      "SELECT t.changed_at, t.no, t.changes, t.id, NULL FROM mailcore_accounts t" + SINCE;

  private final Database database;
  private final ChangeListener listeners;
  private final String node;
  private long lastLook;

  // What was told since the last look but one; only the looking thread replaces these.
  private volatile Map<String, Long> recent = new ConcurrentHashMap<>();
  private volatile Map<String, Long> older = Map.of();

  ChangePoll(Database database, ChangeListener listeners, String node) {
    this.database = database;
    this.listeners = listeners;
    this.node = node;
  }

  /** A row that was changed. */
  private record Row(long changedAt, long no, long version, Notice notice) {

    private String key() {
      return notice.mailbox().map(MailboxId::value).orElseGet(() -> "account " + no);
    }
  }

  /** What was changed before this isn't told. */
  void begin() {
    lastLook = now();
  }

  private long now() {
    String sql = "SELECT " + database.dialect().clock();
    return database.read(
        c -> {
          try (PreparedStatement statement = c.prepareStatement(sql);
              ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1) / 1000;
          }
        });
  }

  @Override
  public void mailboxChanged(AccountId account, MailboxId mailbox, ModSeq highest) {
    recent.merge(mailbox.value(), highest.value(), Math::max);
  }

  /** Tells what others have changed since the last look. */
  void look() {
    long now = now();
    // The clock may have been set back since.
    long since = Math.min(now, lastLook) - OVERLAP_SECONDS;
    look(MAILBOXES, since);
    look(ACCOUNTS, since);
    lastLook = now;
    older = recent;
    recent = new ConcurrentHashMap<>();
  }

  private void look(String sql, long since) {
    long changedAt = since;
    long no = -1;
    List<Row> page;
    do {
      long afterSecond = changedAt;
      long afterNo = no;
      page = database.read(c -> page(c, sql, afterSecond, afterNo));
      for (Row row : page) {
        if (isNew(row)) {
          row.notice.tell(listeners);
        }
        changedAt = row.changedAt;
        no = row.no;
      }
    } while (page.size() == PAGE);
  }

  private boolean isNew(Row row) {
    Map<String, Long> told = recent;
    String key = row.key();
    long known = Math.max(told.getOrDefault(key, -1L), older.getOrDefault(key, -1L));
    told.merge(key, row.version, Math::max);
    return row.version > known;
  }

  private List<Row> page(Connection connection, String sql, long second, long no)
      throws SQLException {
    List<Row> page = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, second);
      statement.setLong(2, second);
      statement.setLong(3, no);
      statement.setInt(4, PAGE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          page.add(row(rows));
        }
      }
    }
    return page;
  }

  private Row row(ResultSet row) throws SQLException {
    long version = row.getLong(3);
    AccountId account = AccountId.of(row.getString(4));
    String mailbox = row.getString(5);
    Notice notice =
        mailbox == null
            ? Notice.ofAccount(node, account)
            : Notice.ofMailbox(node, account, MailboxId.of(mailbox), ModSeq.of(version));
    return new Row(row.getLong(1), row.getLong(2), version, notice);
  }
}
