package io.mailcore.imap.search;

import io.mailcore.spi.store.MessageFlags;
import java.util.function.Predicate;

/**
 * A condition on flags and mod-sequences.
 *
 * @param holds of a message
 */
record FlagsCondition(Predicate<MessageFlags> holds) implements Condition.Leaf {

  @Override
  public Cost cost() {
    return Cost.FLAGS;
  }

  @Override
  public Verdict test(Candidate message) {
    return Verdict.of(holds.test(message.flags()));
  }
}
