package io.mailcore.store.base;

import io.mailcore.model.Flag;
import io.mailcore.spi.store.FlagUpdate;
import java.util.Set;

/** What an update makes of flags. */
public final class FlagChange {

  private FlagChange() {}

  /** The flags after {@code update}; the same set if they are what they were. */
  public static Set<Flag> apply(FlagUpdate update, Set<Flag> flags) {
    return update.applyTo(flags);
  }
}
