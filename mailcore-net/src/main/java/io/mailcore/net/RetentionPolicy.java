package io.mailcore.net;

import static java.util.Objects.requireNonNull;

import io.mailcore.spi.store.AccountListing;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.MailboxEntry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long mailboxes keep their messages, or how many. A server applies it from time to time,
 * {@link MailServer.Builder#retention}; a host may do so itself.
 *
 * <pre>{@code
 * RetentionPolicy tidy = RetentionPolicy.of(
 *     RetentionRule.of(SpecialUse.TRASH).withMaxAge(Duration.ofDays(30)),
 *     RetentionRule.of(SpecialUse.JUNK).withMaxAge(Duration.ofDays(14)));
 * RetentionPolicy test = RetentionPolicy.of(RetentionRule.everyMailbox().withMaxMessages(10_000));
 * }</pre>
 *
 * <p>A message goes for good when one of the rules for its mailbox says so, whatever its flags.
 * Immutable.
 */
public final class RetentionPolicy {

  private final List<RetentionRule> rules;

  private RetentionPolicy(List<RetentionRule> rules) {
    this.rules = rules;
  }

  /**
   * The policy of these rules, of which all hold.
   *
   * @throws IllegalArgumentException if there are none, or one has no limit
   */
  public static RetentionPolicy of(RetentionRule... rules) {
    return of(List.of(rules));
  }

  /**
   * The policy of these rules, of which all hold.
   *
   * @throws IllegalArgumentException if there are none, or one has no limit
   */
  public static RetentionPolicy of(List<RetentionRule> rules) {
    List<RetentionRule> copy = List.copyOf(rules);
    if (copy.isEmpty()) {
      throw new IllegalArgumentException("rules: none (expected: 1 or more)");
    }
    for (RetentionRule rule : copy) {
      if (rule.isWithoutLimit()) {
        throw new IllegalArgumentException(
            "rule: " + rule + " without a limit (expected: withMaxAge or withMaxMessages)");
      }
    }
    return new RetentionPolicy(copy);
  }

  /**
   * Removes from all accounts of a store what this policy doesn't keep, now, in this thread: one
   * account after the other, at most 500 messages a transaction, in the way in which EXPUNGE
   * removes them, so that open sessions hear of it and quotas drop. The newest are counted for each
   * such page anew. Nothing is held between pages: others may use the store, or do the same at the
   * same time.
   *
   * <p>An account where something fails is logged once, and the others go on. An interrupt ends
   * this after the page that is being removed; the thread stays interrupted.
   *
   * @param clock from when ages count back; for example {@code InstantSource.system()}
   * @return what was removed
   * @throws IllegalArgumentException if the store has no {@link AccountListing}
   * @throws io.mailcore.model.StoreException if the accounts can't be listed now; what was removed
   *     before stays so
   */
  public RetentionResult apply(MailStore store, InstantSource clock) {
    requireNonNull(clock, "clock");
    AccountListing listing =
        store
            .extension(AccountListing.class)
            .orElseThrow(() -> new IllegalArgumentException(withoutListing(store)));
    return new RetentionRun(this, store, clock, () -> Thread.currentThread().isInterrupted())
        .over(listing);
  }

  static String withoutListing(MailStore store) {
    return "store: "
        + store.getClass().getName()
        + " doesn't list its accounts (expected: a store with the extension AccountListing)";
  }

  /**
   * The strictest of the limits for one mailbox.
   *
   * @param maxAge none if messages of any age stay
   * @param maxMessages none if any number stays
   */
  record Limits(Optional<Duration> maxAge, OptionalLong maxMessages) {}

  /** The limits for a mailbox, or empty if no rule is for it. */
  Optional<Limits> limits(MailboxEntry mailbox) {
    List<RetentionRule> own = rules.stream().filter(rule -> rule.isFor(mailbox)).toList();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Limits(
            own.stream().flatMap(rule -> rule.maxAge().stream()).min(Duration::compareTo),
            own.stream().flatMapToLong(rule -> rule.maxMessages().stream()).min()));
  }

  @Override
  public String toString() {
    return rules.toString();
  }
}
