package io.mailcore.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.UidValidity;
import io.mailcore.spi.store.MailboxEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules, and what they say of a mailbox. */
class RetentionPolicyTest {

  private static MailboxEntry entry(String name, SpecialUse... uses) {
    return MailboxEntry.of(MailboxId.of("m1"), MailboxName.of(name), UidValidity.of(1))
        .withUses(Set.of(uses));
  }

  private static Optional<RetentionPolicy.Limits> limits(Duration maxAge) {
    return Optional.of(new RetentionPolicy.Limits(Optional.of(maxAge), OptionalLong.empty()));
  }

  @Test
  void rulesAreForUsesNamesOrAll() {
    Duration age = Duration.ofDays(3);
    RetentionPolicy use = RetentionPolicy.of(RetentionRule.of(SpecialUse.TRASH).withMaxAge(age));
    assertThat(use.limits(entry("Bin", SpecialUse.TRASH, SpecialUse.JUNK))).isEqualTo(limits(age));
    assertThat(use.limits(entry("Trash"))).isEmpty();
    assertThat(use.limits(entry("Trash", SpecialUse.JUNK))).isEmpty();
    RetentionPolicy named = RetentionPolicy.of(RetentionRule.named("a/%").withMaxAge(age));
    assertThat(named.limits(entry("a/b"))).isEqualTo(limits(age));
    assertThat(named.limits(entry("a"))).isEmpty();
    RetentionPolicy all = RetentionPolicy.of(RetentionRule.everyMailbox().withMaxAge(age));
    assertThat(all.limits(entry("x/y"))).isEqualTo(limits(age));
  }

  @Test
  void theSmallestOfEachLimitHolds() {
    RetentionPolicy policy =
        RetentionPolicy.of(
            List.of(
                RetentionRule.everyMailbox().withMaxAge(Duration.ofDays(9)).withMaxMessages(7),
                RetentionRule.named("a").withMaxAge(Duration.ofHours(1)),
                RetentionRule.named("a").withMaxMessages(8)));
    assertThat(policy.limits(entry("a")))
        .contains(new RetentionPolicy.Limits(Optional.of(Duration.ofHours(1)), OptionalLong.of(7)));
    assertThat(policy)
        .hasToString("[* max age PT216H max messages 7, a max age PT1H, a max messages 8]");
  }

  @Test
  void aRuleIsChangedIntoAnother() {
    RetentionRule rule = RetentionRule.of(SpecialUse.TRASH);
    RetentionRule changed = rule.withMaxMessages(5).withMaxMessages(3);
    assertThat(rule).hasToString("\\Trash");
    assertThat(changed).hasToString("\\Trash max messages 3");
  }

  @Test
  void refusesPoliciesThatSayNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(RetentionPolicy::of)
        .withMessage("rules: none (expected: 1 or more)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetentionPolicy.of(RetentionRule.of(SpecialUse.TRASH)))
        .withMessage("rule: \\Trash without a limit (expected: withMaxAge or withMaxMessages)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "P36501D"})
  void refusesAgesThatAreNone(String age) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetentionRule.everyMailbox().withMaxAge(Duration.parse(age)))
        .withMessageStartingWith("max age: ")
        .withMessageEndingWith("(expected: more than 0, up to 36500 days)");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void refusesNumbersThatKeepNothing(long count) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetentionRule.everyMailbox().withMaxMessages(count))
        .withMessage("max messages: " + count + " (expected: 1 or more)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a//b", "/a", "a/", "a\r\nb", "../*"})
  void refusesNamesThatNoMailboxHas(String pattern) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetentionRule.named(pattern))
        .withMessageStartingWith("mailbox name: ");
  }

  @Test
  @SuppressWarnings("NullAway")
  void refusesNull() {
    assertThatNullPointerException().isThrownBy(() -> RetentionRule.named(null));
    assertThatNullPointerException().isThrownBy(() -> RetentionRule.of(null));
    assertThatNullPointerException()
        .isThrownBy(() -> RetentionRule.everyMailbox().withMaxAge(null));
    assertThatNullPointerException().isThrownBy(() -> RetentionPolicy.of((RetentionRule) null));
    assertThatNullPointerException().isThrownBy(() -> MailServer.builder().retention(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.999S", "PT0S", "PT-1H", "PT168H0.001S"})
  void refusesIntervalsBeyondTheirBounds(String interval) {
    RetentionPolicy policy = RetentionPolicy.of(RetentionRule.everyMailbox().withMaxMessages(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MailServer.builder().retention(policy, Duration.parse(interval)))
        .withMessageStartingWith("retention interval: ");
  }
}
