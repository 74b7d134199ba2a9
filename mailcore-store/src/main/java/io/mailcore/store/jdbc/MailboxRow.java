package io.mailcore.store.jdbc;

import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.ModSeq;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.model.UidValidity;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MailboxStatus;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mailbox's row: its name, marks and counts. Changed in memory within a transaction that holds
 * its lock, then written.
 */
final class MailboxRow {

  private static final String COLUMNS =
      "no, account, object_id, name, uses, uid_validity, uid_next, modseq, messages, unseen,"
          + " deleted, size, recent, recent_floor, unseen_floor, keywords, expunged,"
          + " expunged_floor";
  private static final String FIND = "SELECT " + COLUMNS + " FROM mailcore_mailboxes WHERE no = ?";
  private static final String LOCK = FIND + " FOR UPDATE";

  /** The columns that change. */
  static final List<String> CHANGING =
      List.of(
          "uid_next",
          "modseq",
          "messages",
          "unseen",
          "deleted",
          "size",
          "recent",
          "recent_floor",
          "unseen_floor",
          "keywords",
          "expunged",
          "expunged_floor");

  private static final String UPDATE =
      "UPDATE mailcore_mailboxes SET "
          + String.join(" = ?, ", CHANGING)
          + " = ?, changed_at = DEFAULT WHERE no = ?";
  private static final String SOME = "SELECT " + COLUMNS + " FROM mailcore_mailboxes WHERE no";
  static final String BY_NAME =
      "SELECT " + COLUMNS + " FROM mailcore_mailboxes WHERE account = ? AND name_key = ?";
  static final String BY_OBJECT_ID =
      "SELECT " + COLUMNS + " FROM mailcore_mailboxes WHERE account = ? AND object_id = ?";
  static final String PAGE =
      "SELECT "
          + COLUMNS
          + " FROM mailcore_mailboxes WHERE account = ? AND name_key > ?"
          + " ORDER BY account, name_key FETCH FIRST ? ROWS ONLY";
  static final String RANGE =
      "SELECT "
          + COLUMNS
          + " FROM mailcore_mailboxes WHERE account = ? AND name_key > ? AND name_key < ?"
          + " ORDER BY account, name_key";

  final long no;
  final long account;
  final MailboxId id;
  final MailboxName name;
  final UidValidity uidValidity;
  private final int uses;
  long uidNext;
  long modSeq;
  long messages;
  long unseen;
  long deleted;
  long size;
  long recent;
  long recentFloor;
  long unseenFloor;
  int keywords;
  long expunged;
  long expungedFloor;

  private MailboxRow(ResultSet row) throws SQLException {
    no = row.getLong(1);
    account = row.getLong(2);
    id = MailboxId.of(row.getString(3));
    name = MailboxName.of(row.getString(4));
    uses = row.getInt(5);
    uidValidity = UidValidity.of(row.getLong(6));
    uidNext = row.getLong(7);
    modSeq = row.getLong(8);
    messages = row.getLong(9);
    unseen = row.getLong(10);
    deleted = row.getLong(11);
    size = row.getLong(12);
    recent = row.getLong(13);
    recentFloor = row.getLong(14);
    unseenFloor = row.getLong(15);
    keywords = row.getInt(16);
    expunged = row.getLong(17);
    expungedFloor = row.getLong(18);
  }

  static MailboxRow of(ResultSet row) throws SQLException {
    return new MailboxRow(row);
  }

  /** The row as it is. */
  static MailboxRow require(Connection connection, long no) throws SQLException {
    return one(connection, FIND, no);
  }

  /** The row, which nobody else changes until the transaction ends. */
  static MailboxRow lock(Connection connection, long no) throws SQLException {
    return one(connection, LOCK, no);
  }

  /**
   * The rows of these ascending numbers, which nobody else changes until the transaction ends;
   * locked in that order where there may be others. Those that are gone are missing.
   */
  static List<MailboxRow> lock(Connection connection, Dialect dialect, Collection<Long> numbers)
      throws SQLException {
    String order = dialect.changesAlone() ? " ORDER BY no" : " ORDER BY no FOR UPDATE";
    return NumberList.query(connection, numbers, SOME, order, MailboxRow::of);
  }

  private static MailboxRow one(Connection connection, String sql, long no) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, no);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw Database.notFound("no such mailbox");
        }
        return new MailboxRow(rows);
      }
    }
  }

  void update(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
      set(statement);
      statement.executeUpdate();
    }
  }

  /** Writes several rows. */
  static void update(Connection connection, Collection<MailboxRow> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
      for (MailboxRow row : rows) {
        row.set(statement);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void set(PreparedStatement statement) throws SQLException {
    Long[] values = changing();
    for (int i = 0; i < values.length; i++) {
      statement.setLong(i + 1, values[i]);
    }
  }

  /** The values of {@link #CHANGING}, and behind them the number. */
  Long[] changing() {
    return new Long[] {
      uidNext,
      modSeq,
      messages,
      unseen,
      deleted,
      size,
      recent,
      recentFloor,
      unseenFloor,
      (long) keywords,
      expunged,
      expungedFloor,
      no
    };
  }

  /**
   * Checks that so many messages can still get a UID.
   *
   * @throws StoreException LIMIT
   */
  void requireUids(long count) {
    if (uidNext + count - 1 > Uid.MAX_VALUE) {
      throw new StoreException(
          StoreException.Kind.LIMIT, "the mailbox has used up its UIDs: make another one");
    }
  }

  /** Counts a message in, or out with -1. */
  void count(int flags, long octets, int by) {
    messages += by;
    size += octets * by;
    countFlags(flags, by);
  }

  void countFlags(int flags, int by) {
    unseen += SystemFlags.isSeen(flags) ? 0 : by;
    deleted += SystemFlags.isDeleted(flags) ? by : 0;
  }

  MailboxEntry entry() {
    return MailboxEntry.of(id, name, uidValidity).withUses(uses(uses));
  }

  MailboxStatus status(Optional<Uid> firstUnseen) {
    MailboxStatus.Counts counts = new MailboxStatus.Counts(messages, unseen, deleted, recent, size);
    MailboxStatus status = MailboxStatus.of(uidValidity, uidNext, ModSeq.of(modSeq), counts);
    return firstUnseen.map(status::withFirstUnseen).orElse(status);
  }

  static byte[] key(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] key(MailboxName name) {
    return key(name.value());
  }

  /** Special uses as the bits that are stored. */
  static int bits(Set<SpecialUse> uses) {
    int bits = 0;
    for (SpecialUse use : uses) {
      bits |= bit(use);
    }
    return bits;
  }

  private static Set<SpecialUse> uses(int bits) {
    Set<SpecialUse> uses = EnumSet.noneOf(SpecialUse.class);
    for (SpecialUse use : SpecialUse.values()) {
      if ((bits & bit(use)) != 0) {
        uses.add(use);
      }
    }
    return uses;
  }

  private static int bit(SpecialUse use) {
    return switch (use) {
      case ALL -> 1;
      case ARCHIVE -> 2;
      case DRAFTS -> 4;
      case FLAGGED -> 8;
      case JUNK -> 16;
      case SENT -> 32;
      case TRASH -> 64;
    };
  }
}
