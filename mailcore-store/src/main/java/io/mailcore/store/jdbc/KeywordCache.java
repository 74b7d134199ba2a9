package io.mailcore.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keywords of mailboxes, as far as they have been read. Safe for use by several threads: what is
 * known only grows.
 */
final class KeywordCache {

  private static final int MOST_MAILBOXES = 10_000;

  private final Map<Long, Keywords> byMailbox = new ConcurrentHashMap<>();

  /** All keywords of a mailbox whose row has been read in this transaction. */
  Keywords of(Connection connection, MailboxRow mailbox) throws SQLException {
    Keywords known = byMailbox.get(mailbox.no);
    return known != null && known.size() == mailbox.keywords
        ? known
        : Keywords.load(connection, mailbox.no);
  }

  /** Keywords that cover these bits, which have been read in this transaction. */
  Keywords covering(Connection connection, long mailbox, byte[] bits) throws SQLException {
    Keywords known = byMailbox.get(mailbox);
    if (known != null && known.covers(bits)) {
      return known;
    }
    Keywords loaded = Keywords.load(connection, mailbox);
    keep(mailbox, loaded);
    return loaded;
  }

  /** Remembers keywords that are committed. */
  void keep(long mailbox, Keywords keywords) {
    if (byMailbox.size() >= MOST_MAILBOXES) {
      byMailbox.clear();
    }
    byMailbox.merge(mailbox, keywords, (a, b) -> a.size() >= b.size() ? a : b);
  }

  /** Forgets all: what was committed may be gone. */
  void clear() {
    byMailbox.clear();
  }

  void forget(long mailbox) {
    byMailbox.remove(mailbox);
  }
}
