package io.mailcore.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Numbers for blobs, fetched from the database a block at a time, so that a blob has its number
 * before it has its row. Safe for use by several threads, and by several processes.
 */
final class BlobNumbers {

  private static final int BLOCK = 256;
  private static final long KEY = 0;
  private static final String FIND = "SELECT next_no FROM mailcore_numbers WHERE id = 1 FOR UPDATE";
  private static final String SET = "UPDATE mailcore_numbers SET next_no = ? WHERE id = 1";

  private final Database database;
  private final ReentrantLock lock = new ReentrantLock();
  private long next;
  private long end;

  BlobNumbers(Database database) {
    this.database = database;
  }

  long next() {
    lock.lock();
    try {
      if (next == end) {
        // A crash of H2 takes back a block with everything that used its numbers. A server may come
        // back while this process goes on, and must not give the same block to another node.
        next = database.write(KEY, BlobNumbers::fetch, first -> database.dialect().isNetwork());
        end = next + BLOCK;
      }
      return next++;
    } finally {
      lock.unlock();
    }
  }

  private static long fetch(Connection connection) throws SQLException {
    long first;
    try (PreparedStatement statement = connection.prepareStatement(FIND);
        ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        throw new SQLException("mailcore_numbers is empty");
      }
      first = rows.getLong(1);
    }
    try (PreparedStatement statement = connection.prepareStatement(SET)) {
      statement.setLong(1, first + BLOCK);
      statement.executeUpdate();
    }
    return first;
  }
}
