package io.mailcore.imap.search;

import io.mailcore.imap.wire.SearchKey.Relation;
import io.mailcore.spi.store.MessageMeta;
import java.time.LocalDate;
import java.util.function.Predicate;

/**
 * A condition on dates and sizes.
 *
 * @param holds of a message
 */
record MetaCondition(Predicate<MessageMeta> holds) implements Condition.Leaf {

  @Override
  public Cost cost() {
    return Cost.META;
  }

  @Override
  public Verdict test(Candidate message) {
    return Verdict.of(holds.test(message.meta()));
  }

  static boolean compare(LocalDate date, Relation relation, LocalDate other) {
    return switch (relation) {
      case BEFORE -> date.isBefore(other);
      case ON -> date.equals(other);
      case SINCE -> !date.isBefore(other);
    };
  }
}
