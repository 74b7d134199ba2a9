package io.mailcore.spi.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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
   *
   * @return {@code before} itself if it changes nothing
   */
  public Set<Flag> applyTo(Set<Flag> before) {
    if (mode == Mode.REPLACE) {
      return flags.equals(before) ? before : flags;
    }
    Set<Flag> after = new HashSet<>(before);
    boolean differs = mode == Mode.ADD ? after.addAll(flags) : after.removeAll(flags);
    return differs ? Set.copyOf(after) : before;
  }

  /**
   * What this change makes of messages; one pass over them. For backends that hold metas in memory
   * or read a page of them.
   *
   * @param next the mod-sequence that changed messages get; the mailbox gets it too if there are
   *     any
   */
  public FlagChanges applyTo(Collection<MessageMeta> messages, ModSeq next) {
    List<MessageMeta> changed = new ArrayList<>();
    List<MessageMeta> unchanged = new ArrayList<>();
    List<MessageMeta> conflicting = new ArrayList<>();
    for (MessageMeta message : messages) {
      Set<Flag> after = applyTo(message.flags());
      if (conflictsWith(message.modSeq())) {
        conflicting.add(message);
      } else if (after.equals(message.flags())) {
        unchanged.add(message);
      } else {
        changed.add(message.copy(message.uid(), next).flags(after).build());
      }
    }
    return new FlagChanges(changed, MessageMeta.uids(unchanged), MessageMeta.uids(conflicting));
  }

  /**
   * Whether {@code unchangedSince} forbids to change a message that was changed at {@code modSeq}.
   */
  public boolean conflictsWith(ModSeq modSeq) {
    return unchangedSince.isPresent() && modSeq.isAfter(unchangedSince.get());
  }
}
