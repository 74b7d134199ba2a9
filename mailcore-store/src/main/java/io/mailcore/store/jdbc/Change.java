package io.mailcore.store.jdbc;

import io.mailcore.model.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A change on its way into a transaction, alone or with others, and what came of it. Made by the
 * thread that leads the transaction; its own thread reads the outcome when the queue has returned.
 *
 * @param <T> what the change answers
 */
abstract class Change<T> {

  private final Predicate<T> durable;
  private Optional<T> result = Optional.empty();
  private @Nullable Throwable failure;

  /**
   * A change that hasn't been made.
   *
   * @param durable whether it must be on disk before its caller goes on, by its answer
   */
  Change(Predicate<T> durable) {
    this.durable = durable;
  }

  /** A change of a few statements. */
  static <T> Change<T> of(Database.Work<T> work, Predicate<T> durable) {
    return new Change<>(durable) {
      @Override
      void make(Connection connection) throws SQLException {
        succeed(work.run(connection));
      }
    };
  }

  /**
   * Makes the change within a transaction and says what came of it; may be called again, in another
   * transaction, when that of the last time came to nothing.
   */
  abstract void make(Connection connection) throws SQLException;

  /** Says what the change answers, once its transaction is over. */
  final void succeed(T answer) {
    failure = null;
    result = Optional.of(answer);
  }

  /** Says that the change isn't made, and that it has left nothing behind in the transaction. */
  final void fail(Throwable cause) {
    result = Optional.empty();
    failure = cause;
  }

  /** Whether it was made, as far as its transaction lasts. */
  final boolean isMade() {
    return failure == null && result.isPresent();
  }

  /** Whether it was made and must be on disk before anybody is told. */
  final boolean mustBeDurable() {
    return isMade() && result.filter(durable).isPresent();
  }

  /** What came of it: the answer, or the failure as an exception. */
  final T outcome() {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    return result.orElseThrow(
        () ->
            new StoreException(
                StoreException.Kind.TEMPORARY, "the transaction ended with an error"));
  }
}
