package io.mailcore.spi.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.ModSeq;
import io.mailcore.model.UidSet;
import io.mailcore.model.UidValidity;

/**
 * What became of an append.
 *
 * @param uidValidity of the mailbox
 * @param uids the new messages' UIDs, ascending in the order of the messages
 * @param modSeq the mod-sequence of the change
 */
public record AppendResult(UidValidity uidValidity, UidSet uids, ModSeq modSeq) {

  public AppendResult {
    requireNonNull(uidValidity, "uidValidity");
    requireNonNull(uids, "uids");
    requireNonNull(modSeq, "modSeq");
  }
}
