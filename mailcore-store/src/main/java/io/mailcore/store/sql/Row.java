package io.mailcore.store.sql;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A row as text, by the labels of its columns in lower case; columns that are null are missing. */
public record Row(Map<String, String> columns) {

  private static final Set<String> FALSE = Set.of("0", "f", "false", "n", "no", "off", "");

  /** The first of these columns that is there. */
  public Optional<String> first(String... labels) {
    for (String label : labels) {
      String value = columns.get(label);
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /** Whether none of these columns says no, as 0, false, or an empty text. */
  public boolean isTrue(String... labels) {
    for (String label : labels) {
      String value = columns.get(label);
      if (value != null && FALSE.contains(value.trim().toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  /** A whole number; empty if it isn't there, is none, or isn't above zero. */
  public Optional<Long> positive(String label) {
    try {
      return first(label).map(text -> Long.parseLong(text.trim())).filter(number -> number > 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
