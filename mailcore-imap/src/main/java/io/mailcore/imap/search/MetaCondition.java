package io.mailcore.imap.search;

import io.mailcore.imap.wire.SearchKey;
import io.mailcore.imap.wire.SearchKey.Relation;
import io.mailcore.spi.store.MessageMeta;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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

  /** The interval is of whole seconds, and both keys take a message that is just so old. */
  static MetaCondition age(SearchKey.Age age, Instant now) {
    Instant then = now.truncatedTo(ChronoUnit.SECONDS).minusSeconds(age.seconds());
    return new MetaCondition(
        message -> {
          Instant date = message.internalDate().toInstant().truncatedTo(ChronoUnit.SECONDS);
          return age.older() ? !date.isAfter(then) : !date.isBefore(then);
        });
  }

  static boolean compare(LocalDate date, Relation relation, LocalDate other) {
    return switch (relation) {
      case BEFORE -> date.isBefore(other);
      case ON -> date.equals(other);
      case SINCE -> !date.isBefore(other);
    };
  }
}
