package io.mailcore.spi.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.ModSeq;
import io.mailcore.model.UidSet;
import java.util.List;

/**
 * What a {@link FlagUpdate} makes of some messages, before a store keeps it.
 *
 * @param changed messages with other flags than before, as they are to be, all with one new
 *     mod-sequence
 * @param unchanged messages whose flags are so already
 * @param conflicting messages that {@code unchangedSince} keeps from being changed
 */
public record FlagChanges(List<MessageMeta> changed, UidSet unchanged, UidSet conflicting) {

  public FlagChanges {
    changed = List.copyOf(changed);
    requireNonNull(unchanged, "unchanged");
    requireNonNull(conflicting, "conflicting");
  }

  /**
   * What the store answers once it has kept {@code changed}.
   *
   * @param modSeq the mailbox's highest mod-sequence then
   */
  public FlagUpdateResult result(ModSeq modSeq) {
    return new FlagUpdateResult(MessageMeta.uids(changed), unchanged, conflicting, modSeq);
  }
}
