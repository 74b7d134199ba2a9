package io.mailcore.spi.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A change of flags (RFC 3501, section 6.4.6).
 *
 * @param mode what happens with {@code flags}
 * @param flags the flags named
 * @param unchangedSince messages with a larger mod-sequence are left alone (RFC 7162, section
 *     3.1.3)
 */
public record FlagUpdate(Mode mode, Set<Flag> flags, Optional<ModSeq> unchangedSince) {

  /** What happens with the flags named. */
  public enum Mode {
    /** They are set, the others stay. */
    ADD,
    /** They are taken away, the others stay. */
    REMOVE,
    /** They are set, the others are taken away. */
    REPLACE
  }

  public FlagUpdate {
    requireNonNull(mode, "mode");
    flags = Set.copyOf(flags);
    requireNonNull(unchangedSince, "unchangedSince");
  }

  /** Sets flags. */
  public static FlagUpdate add(Flag... flags) {
    return new FlagUpdate(Mode.ADD, Set.of(flags), Optional.empty());
  }

  /** Takes flags away. */
  public static FlagUpdate remove(Flag... flags) {
    return new FlagUpdate(Mode.REMOVE, Set.of(flags), Optional.empty());
  }

  /** Sets just these flags. */
  public static FlagUpdate replace(Flag... flags) {
    return new FlagUpdate(Mode.REPLACE, Set.of(flags), Optional.empty());
  }

  /** This change, but only of messages that haven't changed since. */
  public FlagUpdate withUnchangedSince(ModSeq modSeq) {
    return new FlagUpdate(mode, flags, Optional.of(modSeq));
  }

  /**
   * The flags of a message that had {@code before}, after this change; {@code unchangedSince} is
   * the caller's to look at.
   */
  public Set<Flag> applyTo(Set<Flag> before) {
    Set<Flag> after = new HashSet<>(mode == Mode.REPLACE ? Set.of() : before);
    if (mode == Mode.REMOVE) {
      after.removeAll(flags);
    } else {
      after.addAll(flags);
    }
    return Set.copyOf(after);
  }

  /**
   * Whether {@code unchangedSince} forbids to change a message that was changed at {@code modSeq}.
   */
  public boolean conflictsWith(ModSeq modSeq) {
    return unchangedSince.isPresent() && modSeq.isAfter(unchangedSince.get());
  }
}
