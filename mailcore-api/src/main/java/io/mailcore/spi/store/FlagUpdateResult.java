package io.mailcore.spi.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.ModSeq;
import io.mailcore.model.UidSet;

/**
 * What became of a change of flags.
 *
 * @param changed messages whose flags are others now, all with {@code modSeq}
 * @param unchanged messages whose flags were so before
 * @param conflicting messages that {@code unchangedSince} kept from being changed
 * @param modSeq the mailbox's highest mod-sequence after the change
 */
public record FlagUpdateResult(
    UidSet changed, UidSet unchanged, UidSet conflicting, ModSeq modSeq) {

  public FlagUpdateResult {
    requireNonNull(changed, "changed");
    requireNonNull(unchanged, "unchanged");
    requireNonNull(conflicting, "conflicting");
    requireNonNull(modSeq, "modSeq");
  }
}
