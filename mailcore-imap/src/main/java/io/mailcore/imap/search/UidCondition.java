package io.mailcore.imap.search;

import io.mailcore.model.Uid;
import java.util.function.Predicate;

/**
 * A condition on what the session knows of a message by its UID.
 *
 * @param holds of a message
 */
record UidCondition(Predicate<Uid> holds) implements Condition.Leaf {

  @Override
  public Cost cost() {
    return Cost.UID;
  }

  @Override
  public Verdict test(Candidate message) {
    return Verdict.of(holds.test(message.uid()));
  }
}
