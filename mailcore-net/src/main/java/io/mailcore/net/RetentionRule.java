package io.mailcore.net;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.MailboxName;
import io.mailcore.model.MailboxPattern;
import io.mailcore.model.SpecialUse;
import io.mailcore.spi.store.MailboxEntry;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Which mailboxes keep their messages how long, or how many: a part of a {@link RetentionPolicy}.
 * Needs one limit at least and may have both. Immutable; this class grows.
 */
public final class RetentionRule {

  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final String mailboxes;
  private final Predicate<MailboxEntry> filter;
  private final Optional<Duration> maxAge;
  private final OptionalLong maxMessages;

  private RetentionRule(
      String mailboxes,
      Predicate<MailboxEntry> filter,
      Optional<Duration> maxAge,
      OptionalLong maxMessages) {
    this.mailboxes = mailboxes;
    this.filter = filter;
    this.maxAge = maxAge;
    this.maxMessages = maxMessages;
  }

  private static RetentionRule of(String mailboxes, Predicate<MailboxEntry> filter) {
    return new RetentionRule(mailboxes, filter, Optional.empty(), OptionalLong.empty());
  }

  /** For every mailbox of every account. */
  public static RetentionRule everyMailbox() {
    return of("*", entry -> true);
  }

  /**
   * For mailboxes that were made for this use (RFC 6154), whatever they are called. One that merely
   * bears its name isn't meant: a client that doesn't say what its Trash is for needs a rule of
   * {@link #named} too.
   */
  public static RetentionRule of(SpecialUse use) {
    requireNonNull(use, "use");
    return of(use.attribute(), entry -> entry.uses().contains(use));
  }

  /**
   * For mailboxes of this name, for example {@code Trash} or {@code Lists/*}. As in LIST (RFC 3501,
   * section 6.3.8), {@code *} stands for any characters, {@code %} for any but the separator {@code
   * /}; letter case counts but in INBOX.
   *
   * @throws IllegalArgumentException if no mailbox can be called so
   */
  public static RetentionRule named(String pattern) {
    // Wildcards may be in names too, so what can't be a name matches none.
    String spelled = MailboxName.of(pattern).value();
    MailboxPattern parsed = MailboxPattern.of(spelled);
    return of(spelled, entry -> parsed.matches(entry.name()));
  }

  /**
   * With removal of messages that have been in the mailbox for longer: since they were saved there
   * (RFC 8514), or, in a store that doesn't know that, since their internal date.
   *
   * @param age more than zero, up to 36,500 days
   */
  public RetentionRule withMaxAge(Duration age) {
    if (requireNonNull(age, "age").isNegative() || age.isZero() || age.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "max age: " + age + " (expected: more than 0, up to 36500 days)");
    }
    return new RetentionRule(mailboxes, filter, Optional.of(age), maxMessages);
  }

  /**
   * With removal of all but so many messages of each mailbox, those that came into it last.
   *
   * @param count 1 or more
   */
  public RetentionRule withMaxMessages(long count) {
    if (count < 1) {
      throw new IllegalArgumentException("max messages: " + count + " (expected: 1 or more)");
    }
    return new RetentionRule(mailboxes, filter, maxAge, OptionalLong.of(count));
  }

  boolean isWithoutLimit() {
    return maxAge.isEmpty() && maxMessages.isEmpty();
  }

  boolean isFor(MailboxEntry mailbox) {
    return filter.test(mailbox);
  }

  Optional<Duration> maxAge() {
    return maxAge;
  }

  OptionalLong maxMessages() {
    return maxMessages;
  }

  @Override
  public String toString() {
    return mailboxes
        + maxAge.map(age -> " max age " + age).orElse("")
        + (maxMessages.isPresent() ? " max messages " + maxMessages.getAsLong() : "");
  }
}
