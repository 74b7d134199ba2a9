package io.mailcore.spi.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.UidSet;
import io.mailcore.model.UidValidity;

/**
 * What became of a copy or move: the n-th of {@code source} is the n-th of {@code target}, both
 * ascending.
 *
 * @param uidValidity of the target mailbox
 * @param source the messages that were there to be copied
 * @param target their UIDs in the target mailbox
 */
public record TransferResult(UidValidity uidValidity, UidSet source, UidSet target) {

  public TransferResult {
    requireNonNull(uidValidity, "uidValidity");
    requireNonNull(source, "source");
    requireNonNull(target, "target");
    if (source.size() != target.size()) {
      throw new IllegalArgumentException(
          "target: " + target.size() + " messages (expected: " + source.size() + ")");
    }
  }
}
