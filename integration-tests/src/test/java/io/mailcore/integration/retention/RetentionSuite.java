package io.mailcore.integration.retention;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.net.RetentionPolicy;
import io.mailcore.net.RetentionResult;
import io.mailcore.net.RetentionRule;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.QuotaSource;
import io.mailcore.spi.store.TransferMode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a policy removes and what it leaves, on any store. */
@Timeout(120)
abstract class RetentionSuite {

  private static final int PAGE = 500;
  private static final RetentionPolicy TRASH_AND_JUNK =
      RetentionPolicy.of(
          RetentionRule.of(SpecialUse.TRASH).withMaxAge(Duration.ofDays(30)),
          RetentionRule.of(SpecialUse.JUNK).withMaxAge(Duration.ofDays(14)));

  private final TestClock clock = new TestClock();
  private Optional<MailStore> opened = Optional.empty();

  /** A new and empty store. */
  abstract MailStore open(Clock time);

  /** Another node's store over what this has, or this itself. */
  MailStore other(MailStore store) {
    return store;
  }

  @BeforeEach
  void open() {
    opened = Optional.of(open(clock));
  }

  @AfterEach
  void close() {
    opened.ifPresent(MailStore::close);
  }

  private MailStore store() {
    return opened.orElseThrow();
  }

  private Owner owner(String id) {
    return new Owner(store(), id);
  }

  private RetentionResult apply(RetentionPolicy policy) {
    return policy.apply(store(), clock);
  }

  private static RetentionPolicy keep(long messages) {
    return RetentionPolicy.of(RetentionRule.everyMailbox().withMaxMessages(messages));
  }

  @Test
  void trashAndJunkGoAfterTheirTimesWhateverTheyAreCalled() {
    Owner ann = owner("ann").create("Papierkorb", SpecialUse.TRASH).create("Spam", SpecialUse.JUNK);
    Owner bob = owner("bob").create("Trash");
    ann.append("Papierkorb", 3).append("Spam", 2).append("INBOX", 4);
    bob.append("Trash", 1);
    clock.goOn(Duration.ofDays(14));
    assertThat(apply(TRASH_AND_JUNK).messages()).as("after 14 days sharp").isZero();
    clock.goOn(Duration.ofSeconds(1));
    RetentionResult junk = apply(TRASH_AND_JUNK);
    assertThat(junk.messages()).isEqualTo(2);
    assertThat(junk.octets()).isEqualTo(2 * Owner.OCTETS);
    assertThat(junk.accounts()).isEqualTo(2);
    assertThat(junk.isComplete()).isTrue();
    assertThat(ann.count("Papierkorb")).isEqualTo(3);
    clock.goOn(Duration.ofDays(16));
    assertThat(apply(TRASH_AND_JUNK).messages()).isEqualTo(3);
    assertThat(ann.count("Papierkorb")).isZero();
    assertThat(ann.count("INBOX")).isEqualTo(4);
    assertThat(bob.count("Trash")).as("a mailbox that merely is called so").isEqualTo(1);
  }

  @Test
  void ageCountsFromWhenAMessageCameIntoTheMailbox() {
    Owner ann = owner("ann").create("Trash", SpecialUse.TRASH).append("INBOX", 2);
    clock.goOn(Duration.ofDays(20));
    ann.open("INBOX").transfer(UidSet.of(1), ann.open("Trash").id(), TransferMode.MOVE);
    clock.goOn(Duration.ofDays(29));
    assertThat(apply(TRASH_AND_JUNK).messages()).isZero();
    clock.goOn(Duration.ofDays(2));
    assertThat(apply(TRASH_AND_JUNK).messages()).isEqualTo(1);
  }

  @Test
  void withoutSaveDatesAgeCountsFromTheInternalDateInWhateverOrder() {
    WatchedStore watched = new WatchedStore(store());
    watched.withoutSaveDates = true;
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    List<OffsetDateTime> dates = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      dates.add(i % 100 == 99 ? now.minusDays(31) : now.minusDays(29));
    }
    Owner ann = owner("ann").create("Trash", SpecialUse.TRASH).append("Trash", dates);
    assertThat(TRASH_AND_JUNK.apply(watched.store(), clock).messages()).isEqualTo(12);
    assertThat(ann.uids("Trash").contains(1_200)).isFalse();
    assertThat(ann.count("Trash")).isEqualTo(1_188);
  }

  @Test
  void everyMailboxKeepsTheLast() {
    Owner ann = owner("ann").create("a").append("a", 12).append("INBOX", 9);
    owner("bob").append("INBOX", 11);
    ann.open("a").remove(UidSet.of(2, 11));
    RetentionResult result = apply(keep(9));
    assertThat(result.messages()).isEqualTo(3);
    assertThat(ann.uids("a")).isEqualTo(UidSet.of(3, 4, 5, 6, 7, 8, 9, 10, 12));
    assertThat(ann.count("INBOX")).isEqualTo(9);
    assertThat(owner("bob").uids("INBOX")).isEqualTo(UidSet.of(UidRange.of(3, 11)));
    assertThat(apply(keep(9)).messages()).isZero();
  }

  @Test
  void theStrictestOfSeveralRulesHolds() {
    Owner ann = owner("ann").create("Lists").create("Lists/a").create("Lists/a/b").create("Other");
    List.of("Lists", "Lists/a", "Lists/a/b", "Other").forEach(name -> ann.append(name, 8));
    clock.goOn(Duration.ofDays(3));
    ann.append("Lists/a", 4).append("Lists/a/b", 4);
    RetentionPolicy policy =
        RetentionPolicy.of(
            RetentionRule.named("Lists/*").withMaxMessages(7),
            RetentionRule.named("Lists/%").withMaxAge(Duration.ofDays(2)).withMaxMessages(9),
            RetentionRule.everyMailbox().withMaxAge(Duration.ofDays(20)));
    assertThat(apply(policy).messages()).isEqualTo(8 + 5);
    assertThat(ann.uids("Lists/a")).isEqualTo(UidSet.of(UidRange.of(9, 12)));
    assertThat(ann.uids("Lists/a/b")).isEqualTo(UidSet.of(UidRange.of(6, 12)));
    assertThat(ann.count("Lists")).isEqualTo(8);
    clock.goOn(Duration.ofDays(18));
    assertThat(apply(policy).messages()).isEqualTo(16 + 4 + 3);
    assertThat(ann.count("Other")).isZero();
    assertThat(ann.count("Lists/a/b")).isEqualTo(4);
  }

  @Test
  void flagsSaveNothingAndQuotasDrop() {
    Owner ann = owner("ann").append("INBOX", 5);
    ann.open("INBOX").updateFlags(UidSet.of(1, 2), FlagUpdate.add(Flag.FLAGGED));
    QuotaSource quota = ann.account().extension(QuotaSource.class).orElseThrow();
    apply(keep(2));
    assertThat(ann.uids("INBOX")).isEqualTo(UidSet.of(4, 5));
    assertThat(quota.quota().messages()).isEqualTo(2);
    assertThat(quota.quota().octets()).isEqualTo(2 * Owner.OCTETS);
  }

  @Test
  void noPageOfALargeMailboxIsAboveTheBound() {
    Owner ann = owner("ann").create("Trash", SpecialUse.TRASH);
    ann.append("Trash", 5_000).append("INBOX", 5_000);
    clock.goOn(Duration.ofDays(31));
    ann.append("Trash", 700);
    WatchedStore watched = new WatchedStore(store());
    assertThat(TRASH_AND_JUNK.apply(watched.store(), clock).messages()).isEqualTo(5_000);
    assertThat(ann.uids("Trash")).isEqualTo(UidSet.of(UidRange.of(5_001, 5_700)));
    assertThat(keep(100).apply(watched.store(), clock).messages()).isEqualTo(4_900 + 600);
    assertThat(watched.pages).allMatch(size -> size <= PAGE);
    assertThat(watched.removals).allMatch(size -> size <= PAGE).contains((long) PAGE);
    assertThat(watched.removals).hasSizeLessThan(30);
  }

  @Test
  void whereThereIsNothingToRemoveLittleIsRead() {
    owner("ann").create("Trash", SpecialUse.TRASH).append("Trash", 5_000).append("INBOX", 5_000);
    WatchedStore watched = new WatchedStore(store());
    assertThat(TRASH_AND_JUNK.apply(watched.store(), clock).messages()).isZero();
    assertThat(keep(5_000).apply(watched.store(), clock).messages()).isZero();
    assertThat(watched.pages).containsExactly(50);
  }

  @Test
  void anAccountThatFailsIsLoggedOnceAndTheOthersGoOn() {
    for (String id : List.of("ann", "bob", "cyd")) {
      owner(id).create("a").append("a", 3).append("INBOX", 3);
    }
    WatchedStore watched = new WatchedStore(store());
    watched.broken.add(AccountId.of("bob"));
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(log, true, UTF_8));
    RetentionResult result;
    try {
      result = keep(2).apply(watched.store(), clock);
    } finally {
      System.setErr(before);
    }
    assertThat(log.toString(UTF_8)).containsOnlyOnce(" of account bob").doesNotContain("ann");
    assertThat(result.messages()).isEqualTo(4);
    assertThat(result.accounts()).isEqualTo(3);
    assertThat(result.failedAccounts()).isEqualTo(1);
    assertThat(owner("cyd").count("INBOX")).isEqualTo(2);
  }

  @Test
  void aMailboxThatIsDeletedMeanwhileIsNoFailure() {
    Owner ann = owner("ann").create("a").append("a", 600).append("INBOX", 600);
    WatchedStore watched = new WatchedStore(store());
    watched.afterRemoval =
        () -> {
          if (ann.account().find(MailboxName.of("a")).isPresent()) {
            ann.account().delete(MailboxName.of("a"));
          }
        };
    RetentionResult result = keep(1).apply(watched.store(), clock);
    assertThat(result.failedAccounts()).isZero();
    assertThat(ann.count("INBOX")).isEqualTo(1);
  }

  @Test
  void mailThatComesMeanwhileIsCounted() {
    Owner ann = owner("ann").append("INBOX", 1_000);
    WatchedStore watched = new WatchedStore(store());
    watched.afterRemoval = () -> ann.append("INBOX", 5);
    keep(100).apply(watched.store(), clock);
    assertThat(ann.count("INBOX")).isBetween(100L, 105L);
    assertThat(ann.uids("INBOX").ranges()).as("the last ones, without a gap").hasSize(1);
  }

  @Test
  void twoThatDoItAtOnceRemoveNothingTwiceAndNotTooMuch() throws Exception {
    Owner ann = owner("ann").append("INBOX", 3_000);
    MailStore other = other(store());
    CountDownLatch begin = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<RetentionResult>> runs = new ArrayList<>();
      for (MailStore node : List.of(store(), other)) {
        runs.add(
            threads.submit(
                () -> {
                  begin.await();
                  return keep(1_000).apply(node, clock);
                }));
      }
      begin.countDown();
      long removed = 0;
      for (Future<RetentionResult> run : runs) {
        removed += run.get(60, TimeUnit.SECONDS).messages();
      }
      assertThat(removed).isEqualTo(2_000);
      assertThat(ann.uids("INBOX")).isEqualTo(UidSet.of(UidRange.of(2_001, 3_000)));
    } finally {
      threads.shutdownNow();
      if (other != store()) {
        other.close();
      }
    }
  }

  @Test
  void anInterruptEndsItAfterAPage() {
    Owner ann = owner("ann").append("INBOX", 3_000);
    owner("bob").append("INBOX", 10);
    WatchedStore watched = new WatchedStore(store());
    watched.afterRemoval = () -> Thread.currentThread().interrupt();
    RetentionResult result = keep(1).apply(watched.store(), clock);
    assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    assertThat(result.isComplete()).isFalse();
    assertThat(watched.removals).hasSize(1);
    assertThat(result.messages()).isEqualTo(3_000 - ann.count("INBOX"));
    assertThat(result.failedAccounts()).isZero();
    assertThat(owner("bob").count("INBOX")).isEqualTo(10);
  }

  @Test
  void goesThroughMoreAccountsThanAPage() {
    for (int i = 0; i < 501; i++) {
      owner("user" + i);
    }
    owner("zoe").append("INBOX", 3);
    RetentionResult result = apply(keep(1));
    assertThat(result.accounts()).isEqualTo(502);
    assertThat(result.messages()).isEqualTo(2);
  }

  @Test
  void aStoreThatDoesNotListItsAccountsIsRefused() {
    MailStore mute =
        (MailStore)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {MailStore.class},
                (proxy, method, arguments) -> Optional.empty());
    assertThatThrownBy(() -> keep(1).apply(mute, clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("doesn't list its accounts")
        .hasMessageContaining("AccountListing");
  }
}
