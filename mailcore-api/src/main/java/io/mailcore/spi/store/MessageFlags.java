package io.mailcore.spi.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import java.util.Set;

/**
 * The flags of a message, and no more of it.
 *
 * @param uid its UID
 * @param modSeq when it or its flags were changed last
 * @param flags its flags and keywords
 */
public record MessageFlags(Uid uid, ModSeq modSeq, Set<Flag> flags) {

  /** Checks for null. */
  public MessageFlags {
    requireNonNull(uid, "uid");
    requireNonNull(modSeq, "modSeq");
    flags = Set.copyOf(flags);
  }
}
