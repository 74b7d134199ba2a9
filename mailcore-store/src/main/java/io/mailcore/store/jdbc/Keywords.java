package io.mailcore.store.jdbc;

import io.mailcore.model.Flag;
import io.mailcore.model.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keywords of one mailbox by position, as of some moment; positions never change and are never
 * given twice.
 */
final class Keywords {

  static final int MOST = 200;

  private final List<Flag> byPosition = new ArrayList<>();
  private final Map<Flag, Integer> positions = new HashMap<>();

  static Keywords load(Connection connection, long mailbox) throws SQLException {
    Keywords keywords = new Keywords();
    String sql = "SELECT name FROM mailcore_keywords WHERE mailbox = ? ORDER BY mailbox, position";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, mailbox);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          keywords.add(Flag.keyword(rows.getString(1)));
        }
      }
    }
    return keywords;
  }

  private void add(Flag keyword) {
    positions.put(keyword, byPosition.size());
    byPosition.add(keyword);
  }

  int size() {
    return byPosition.size();
  }

  Set<Flag> all() {
    return Set.copyOf(byPosition);
  }

  /**
   * These keywords and the unknown ones among {@code flags}, which are written down; the mailbox is
   * locked.
   *
   * @throws StoreException LIMIT if there would be too many
   */
  Keywords learn(Connection connection, MailboxRow mailbox, List<Set<Flag>> flags)
      throws SQLException {
    Set<Flag> unknown = new LinkedHashSet<>();
    for (Set<Flag> set : flags) {
      for (Flag flag : set) {
        if (!flag.isSystem() && !positions.containsKey(flag)) {
          unknown.add(flag);
        }
      }
    }
    if (unknown.isEmpty()) {
      return this;
    }
    if (size() + unknown.size() > MOST) {
      throw new StoreException(StoreException.Kind.LIMIT, "more than " + MOST + " keywords");
    }
    Keywords more = new Keywords();
    byPosition.forEach(more::add);
    String sql = "INSERT INTO mailcore_keywords (mailbox, position, name) VALUES (?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Flag keyword : unknown) {
        statement.setLong(1, mailbox.no);
        statement.setInt(2, more.size());
        statement.setString(3, keyword.name());
        statement.addBatch();
        more.add(keyword);
      }
      statement.executeBatch();
    }
    mailbox.keywords = more.size();
    return more;
  }

  /** The known keywords among these as bits. */
  byte[] bits(Set<Flag> flags) {
    BitSet bits = new BitSet();
    for (Flag flag : flags) {
      Integer position = positions.get(flag);
      if (position != null) {
        bits.set(position);
      }
    }
    return bits.toByteArray();
  }

  /** Whether all keywords of these bits are known. */
  boolean covers(byte[] bits) {
    return bits.length == 0 || BitSet.valueOf(bits).length() <= size();
  }

  /** The flags of these bits. */
  Set<Flag> flags(int system, byte[] bits) {
    if (bits.length == 0) {
      return SystemFlags.of(system);
    }
    Set<Flag> flags = new LinkedHashSet<>(SystemFlags.of(system));
    BitSet set = BitSet.valueOf(bits);
    for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
      flags.add(byPosition.get(i));
    }
    return Set.copyOf(flags);
  }
}
