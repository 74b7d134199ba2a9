package io.mailcore.store.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows for a statement that takes an array for each column, as PostgreSQL's {@code unnest}. */
final class ColumnArrays {

  /** What a column holds. */
  enum Type {
    LONG("bigint") {
      @Override
      Object[] array(int length) {
        return new Long[length];
      }
    },
    INTEGER("integer") {
      @Override
      Object[] array(int length) {
        return new Integer[length];
      }
    },
    TEXT("text") {
      @Override
      Object[] array(int length) {
        return new String[length];
      }
    },
    BYTES("bytea") {
      @Override
      Object[] array(int length) {
        return new byte[length][];
      }
    };

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }

    // Of the element's class, by which the driver knows how to send it in binary.
    abstract Object[] array(int length);
  }

  private final List<Type> types;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  ColumnArrays(List<Type> types) {
    this.types = types;
  }

  /** The rows as SQL, with a parameter for each column. */
  static String unnest(List<Type> types) {
    List<String> parameters = types.stream().map(type -> "?::" + type.sql + "[]").toList();
    return "unnest(" + String.join(", ", parameters) + ")";
  }

  /** Adds a row, with a value or null for each column. */
  void add(@Nullable Object... row) {
    rows.add(row);
  }

  /** Sets the parameters from this index on; returns that of the next. */
  int set(Connection connection, PreparedStatement statement, int first) throws SQLException {
    for (int column = 0; column < types.size(); column++) {
      Object[] values = types.get(column).array(rows.size());
      for (int i = 0; i < values.length; i++) {
        values[i] = rows.get(i)[column];
      }
      Array array = connection.createArrayOf(types.get(column).sql, values);
      statement.setArray(first + column, array);
    }
    return first + types.size();
  }
}
