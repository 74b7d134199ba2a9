package io.mailcore.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A statement with named parameters, {@code :login}, or with those of Postfix's maps, {@code %s},
 * {@code %u}, {@code %d}, in quotes or not. Values are always bound, never part of the text.
 * Immutable.
 */
public final class NamedQuery {

  /** A piece of a bound value: text as it is, or a parameter's value. */
  record Piece(boolean parameter, String text) {}

  private final String name;
  private final String sql;
  private final List<List<Piece>> values;

  private NamedQuery(String name, String sql, List<List<Piece>> values) {
    this.name = name;
    this.sql = sql;
    this.values = values;
  }

  /**
   * Reads a statement.
   *
   * @param name what it is called in messages
   * @param parameters the parameters that there are; the first one is {@code %s}
   * @throws IllegalArgumentException if it names another parameter, or none at all
   */
  public static NamedQuery of(String name, String sql, List<String> parameters) {
    QueryText text = QueryText.named(sql);
    if (text.values().isEmpty()) {
      text = QueryText.postfix(sql, parameters);
    }
    NamedQuery query = new NamedQuery(name, text.sql(), List.copyOf(text.values()));
    Set<String> used = query.used();
    for (String parameter : used) {
      if (!parameters.contains(parameter)) {
        throw new IllegalArgumentException(
            name
                + ": there is no parameter :"
                + parameter
                + " (expected: "
                + list(parameters)
                + ")");
      }
    }
    if (used.isEmpty()) {
      throw new IllegalArgumentException(
          name + ": no parameter in it (expected: one of " + list(parameters) + ")");
    }
    return query;
  }

  private static String list(List<String> parameters) {
    List<String> names = new ArrayList<>();
    parameters.forEach(parameter -> names.add(":" + parameter));
    return String.join(" ", names);
  }

  /** The parameters that it uses. */
  public Set<String> used() {
    Set<String> used = new LinkedHashSet<>();
    values.forEach(
        value -> value.stream().filter(Piece::parameter).map(Piece::text).forEach(used::add));
    return used;
  }

  /** What it is called in messages. */
  String name() {
    return name;
  }

  /** The text for JDBC, with a question mark for each value. */
  String sql() {
    return sql;
  }

  void bind(PreparedStatement statement, Map<String, String> parameters) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      StringBuilder value = new StringBuilder();
      for (Piece piece : values.get(i)) {
        value.append(piece.parameter ? parameters.getOrDefault(piece.text, "") : piece.text);
      }
      statement.setString(i + 1, value.toString());
    }
  }
}
