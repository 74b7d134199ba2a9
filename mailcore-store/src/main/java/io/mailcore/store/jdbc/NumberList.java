package io.mailcore.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Reads the rows of many numbers with few statements, in few lengths, so that they are cached. */
final class NumberList {

  private static final int MOST = 128;

  private NumberList() {}

  /** Reads a row. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * The rows of these numbers, as far as they are there.
   *
   * @param numbers ascending
   * @param before the statement up to {@code IN}
   * @param after what comes behind the list
   */
  static <T> List<T> query(
      Connection connection,
      Collection<Long> numbers,
      String before,
      String after,
      Reader<T> reader)
      throws SQLException {
    List<Long> all = List.copyOf(numbers);
    List<T> found = new ArrayList<>(all.size());
    for (int from = 0; from < all.size(); from += MOST) {
      List<Long> some = all.subList(from, Math.min(all.size(), from + MOST));
      int length = Math.max(1, Integer.highestOneBit(2 * some.size() - 1));
      String list = "(" + String.join(", ", Collections.nCopies(length, "?")) + ")";
      try (PreparedStatement statement =
          connection.prepareStatement(before + " IN " + list + after)) {
        for (int i = 0; i < length; i++) {
          statement.setLong(i + 1, some.get(Math.min(i, some.size() - 1)));
        }
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            found.add(reader.read(rows));
          }
        }
      }
    }
    return found;
  }
}
