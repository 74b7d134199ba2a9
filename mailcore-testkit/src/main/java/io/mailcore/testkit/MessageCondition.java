package io.mailcore.testkit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a test expects of a message, and how to say why another isn't it. Immutable. */
public final class MessageCondition implements Predicate<TestMessage> {

  private final String description;
  private final Function<TestMessage, Optional<String>> mismatch;

  private MessageCondition(String description, Function<TestMessage, Optional<String>> mismatch) {
    this.description = requireNonNull(description, "description");
    this.mismatch = requireNonNull(mismatch, "mismatch");
  }

  /**
   * A condition of a test's own.
   *
   * @param description continues "message with"
   */
  public static MessageCondition matching(
      String description, Predicate<? super TestMessage> predicate) {
    requireNonNull(predicate, "predicate");
    return new MessageCondition(
        description,
        message -> predicate.test(message) ? Optional.empty() : Optional.of("not " + description));
  }

  /**
   * A condition that says what it saw.
   *
   * @param actual what the message has instead, continues "has"
   */
  static MessageCondition of(
      String description, Predicate<TestMessage> predicate, Function<TestMessage, String> actual) {
    return new MessageCondition(
        description,
        message ->
            predicate.test(message)
                ? Optional.empty()
                : Optional.of("has " + actual.apply(message)));
  }

  /** This condition and another one. */
  public MessageCondition and(MessageCondition other) {
    requireNonNull(other, "other");
    return new MessageCondition(
        description + " and " + other.description,
        message -> mismatch.apply(message).or(() -> other.mismatch.apply(message)));
  }

  /** Whether the message is one. */
  @Override
  public boolean test(TestMessage message) {
    return mismatch(message).isEmpty();
  }

  /** Why the message isn't one; empty if it is. */
  public Optional<String> mismatch(TestMessage message) {
    return mismatch.apply(message);
  }

  /** Continues "message with". */
  @Override
  public String toString() {
    return description;
  }
}
