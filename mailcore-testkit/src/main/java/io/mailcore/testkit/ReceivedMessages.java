package io.mailcore.testkit;

import static java.util.Objects.requireNonNull;

import io.mailcore.spi.smtp.MessageListener;
import io.mailcore.spi.smtp.ReceivedMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The messages that arrived, in the order in which their senders were answered; one for each
 * transaction, however many recipients it has. Those that wait are woken by what arrives. Safe for
 * use by several threads.
 *
 * <p>As a {@link MessageListener} it goes with any server: {@code builder.onMessage(messages)}.
 */
public final class ReceivedMessages implements MessageListener {

  /** How long {@link #await(MessageCondition)} waits. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrival = lock.newCondition();
  private final List<TestMessage> messages = new ArrayList<>();

  /** No messages yet. */
  public ReceivedMessages() {}

  @Override
  public void received(ReceivedMessage message) throws IOException {
    TestMessage copy = TestMessage.of(message);
    lock.lock();
    try {
      messages.add(copy);
      arrival.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The first message that fulfils the condition, at once if it is there already, else when it
   * arrives, within 10 seconds.
   *
   * @throws AssertionError if none comes, with what did arrive and why each isn't it
   */
  public TestMessage await(MessageCondition condition) {
    return await(condition, DEFAULT_TIMEOUT);
  }

  /** The first message that fulfils the predicate; see {@link #await(MessageCondition)}. */
  public TestMessage await(Predicate<? super TestMessage> predicate) {
    return await(MessageCondition.matching("what the predicate wants", predicate));
  }

  /** The first message that fulfils the condition, within this time. */
  public TestMessage await(MessageCondition condition, Duration timeout) {
    return await(condition, 1, timeout).get(0);
  }

  /** The first {@code count} messages that fulfil the condition, within 10 seconds. */
  public List<TestMessage> await(MessageCondition condition, int count) {
    return await(condition, count, DEFAULT_TIMEOUT);
  }

  /** The first {@code count} messages, whatever they are, within 10 seconds. */
  public List<TestMessage> awaitCount(int count) {
    return await(MessageConditions.anyMessage(), count, DEFAULT_TIMEOUT);
  }

  /** The first {@code count} messages that fulfil the condition, within this time. */
  public List<TestMessage> await(MessageCondition condition, int count, Duration timeout) {
    requireNonNull(condition, "condition");
    if (count < 1) {
      throw new IllegalArgumentException("count: " + count + " (expected: 1 or more)");
    }
    long left = timeout.toNanos();
    lock.lock();
    try {
      List<TestMessage> found = all(condition);
      while (found.size() < count) {
        if (left <= 0) {
          throw new AssertionError(report(condition, count, timeout));
        }
        left = arrival.awaitNanos(left);
        found = all(condition);
      }
      return found.subList(0, count);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for a message with " + condition, e);
    } finally {
      lock.unlock();
    }
  }

  private String report(MessageCondition condition, int count, Duration timeout) {
    StringBuilder text = new StringBuilder(count == 1 ? "no message" : "fewer than " + count);
    text.append(count == 1 ? "" : " messages").append(" with ").append(condition);
    text.append(" within ")
        .append(TimeUnit.NANOSECONDS.toMillis(timeout.toNanos()))
        .append(" ms; ");
    text.append(messages.isEmpty() ? "none" : messages.size()).append(" arrived");
    for (TestMessage message : messages) {
      Optional<String> mismatch = condition.mismatch(message);
      text.append("\n  ").append(message).append(": ").append(mismatch.orElse("is one"));
    }
    return text.toString();
  }

  /** All messages up to now. */
  public List<TestMessage> all() {
    return all(MessageConditions.anyMessage());
  }

  /** All messages up to now that fulfil the condition. */
  public List<TestMessage> all(Predicate<? super TestMessage> condition) {
    lock.lock();
    try {
      return messages.stream().filter(condition).toList();
    } finally {
      lock.unlock();
    }
  }

  /** How many messages there are up to now. */
  public int count() {
    lock.lock();
    try {
      return messages.size();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets all messages up to now. */
  public void clear() {
    lock.lock();
    try {
      messages.clear();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return all().toString();
  }
}
