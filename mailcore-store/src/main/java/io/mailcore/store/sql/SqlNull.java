package io.mailcore.store.sql;

import java.sql.Types;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * NULL as a parameter.
 *
 * @param type of the column, as {@link Types} has it
 */
public record SqlNull(int type) {

  /** The number, or NULL. */
  public static Object of(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : new SqlNull(Types.BIGINT);
  }

  /** The text, or NULL. */
  public static Object of(Optional<String> text) {
    return text.isPresent() ? text.get() : new SqlNull(Types.VARCHAR);
  }
}
