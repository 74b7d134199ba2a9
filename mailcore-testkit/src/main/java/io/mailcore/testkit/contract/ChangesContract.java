package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.all;
import static io.mailcore.testkit.contract.Mail.appendMany;
import static io.mailcore.testkit.contract.Mail.createAndOpen;
import static io.mailcore.testkit.contract.Mail.inbox;
import static io.mailcore.testkit.contract.Mail.meta;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxChanges;
import io.mailcore.spi.store.TransferMode;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What has changed since: the truth that every session replays (RFC 7162). */
public interface ChangesContract extends StoreUnderTest {

  @Test
  default void tellsWhatIsNewChangedAndGone() {
    Mailbox inbox = inbox(store());
    appendMany(store(), inbox, 5);
    ModSeq since = inbox.status().highestModSeq();
    MailboxChanges none = inbox.changesSince(since);
    assertThat(none.changed().isEmpty()).isTrue();
    assertThat(none.vanished().isEmpty()).isTrue();
    assertThat(none.highest()).isEqualTo(since);
    appendMany(store(), inbox, 2);
    inbox.updateFlags(UidSet.of(1, 2, 3), FlagUpdate.add(Flag.SEEN));
    inbox.remove(UidSet.of(2, 4, 7));
    MailboxChanges changes = inbox.changesSince(since);
    assertThat(changes.complete()).isTrue();
    assertThat(changes.changed()).isEqualTo(UidSet.of(1, 3, 6));
    assertThat(changes.vanished().contains(2)).isTrue();
    assertThat(changes.vanished().contains(4)).isTrue();
    assertThat(changes.vanished().intersection(changes.changed()).isEmpty()).isTrue();
    assertThat(changes.highest()).isEqualTo(inbox.status().highestModSeq());
  }

  @Test
  default void fromTheBeginningTellsAllThatIsThere() {
    Mailbox inbox = inbox(store());
    appendMany(store(), inbox, 5);
    inbox.remove(UidSet.of(2));
    assertThat(inbox.changesSince(ModSeq.ZERO).changed()).isEqualTo(UidSet.of(1, 3, 4, 5));
    assertThat(inbox.changesSince(ModSeq.of(Long.MAX_VALUE)).changed().isEmpty()).isTrue();
  }

  @Test
  default void aFlagChangedTwiceIsToldOnce() {
    Mailbox inbox = inbox(store());
    appendMany(store(), inbox, 1);
    ModSeq since = inbox.status().highestModSeq();
    inbox.updateFlags(UidSet.of(1), FlagUpdate.add(Flag.SEEN));
    ModSeq between = inbox.status().highestModSeq();
    inbox.updateFlags(UidSet.of(1), FlagUpdate.remove(Flag.SEEN));
    assertThat(inbox.changesSince(since).changed()).isEqualTo(UidSet.of(1));
    assertThat(inbox.changesSince(between).changed()).isEqualTo(UidSet.of(1));
    assertThat(meta(inbox, Uid.of(1)).modSeq().isAfter(between)).isTrue();
  }

  @Test
  default void everyChangeHasALargerModSequence() {
    Mailbox inbox = inbox(store());
    Mailbox other = createAndOpen(store(), "other");
    long last = inbox.status().highestModSeq().value();
    List<Runnable> changes =
        List.of(
            () -> appendMany(store(), inbox, 3),
            () -> inbox.updateFlags(UidSet.of(1), FlagUpdate.add(Flag.SEEN)),
            () -> inbox.updateFlags(UidSet.of(1), FlagUpdate.add(Flag.of("new"))),
            () -> inbox.remove(UidSet.of(1)),
            () -> inbox.updateFlags(UidSet.of(2), FlagUpdate.add(Flag.DELETED)),
            () -> inbox.expunge(UidSet.of(2)),
            () -> inbox.transfer(UidSet.of(3), other.id(), TransferMode.MOVE),
            () -> other.transfer(UidSet.of(1), inbox.id(), TransferMode.COPY));
    for (int i = 0; i < changes.size(); i++) {
      changes.get(i).run();
      long now = inbox.status().highestModSeq().value();
      assertThat(now).as("HIGHESTMODSEQ after change %d", i).isGreaterThan(last);
      last = now;
    }
  }

  @Test
  default void clientsThatReplayTheChangesKnowTheMailbox() {
    for (long seed = 1; seed <= 3; seed++) {
      Mailbox mailbox = createAndOpen(store(), "seed " + seed);
      Random random = new Random(seed);
      Replica often = new Replica(mailbox);
      Replica seldom = new Replica(mailbox);
      for (int step = 0; step < 120; step++) {
        change(mailbox, random);
        often.synchronize();
        if (random.nextInt(15) == 0) {
          seldom.synchronize();
        }
      }
      seldom.synchronize();
      often.requireSame("seed " + seed + ", synchronised after each change");
      seldom.requireSame("seed " + seed + ", synchronised now and then");
    }
  }

  private void change(Mailbox mailbox, Random random) {
    long next = mailbox.status().uidNext();
    long first = 1 + (long) (random.nextDouble() * next);
    UidSet some = UidSet.of(UidRange.of(first, first + random.nextInt(4)));
    List<Flag> flags = List.of(Flag.SEEN, Flag.DELETED, Flag.of("Work"), Flag.FLAGGED);
    Flag flag = flags.get(random.nextInt(flags.size()));
    switch (random.nextInt(7)) {
      case 0, 1 -> appendMany(store(), mailbox, 1 + random.nextInt(3));
      case 2 -> mailbox.updateFlags(some, FlagUpdate.add(flag));
      case 3 -> mailbox.updateFlags(some, FlagUpdate.remove(flag));
      case 4 -> mailbox.updateFlags(some, FlagUpdate.replace(flag));
      case 5 -> mailbox.expunge(some);
      default -> mailbox.transfer(some, mailbox.id(), TransferMode.MOVE);
    }
  }

  @Test
  default void aLogThatDoesNotReachBackSaysSo() {
    Mailbox inbox = inbox(store());
    ModSeq start = inbox.status().highestModSeq();
    Replica replica = new Replica(inbox);
    appendMany(store(), inbox, 1000);
    replica.synchronize();
    long begun = System.nanoTime();
    for (int round = 0; round < 12 && isWithin(begun, 5); round++) {
      UidSet more = appendMany(store(), inbox, 1000);
      UidSet.Builder scattered = UidSet.builder();
      more.stream().filter(uid -> uid % 2 == 0).forEach(scattered::add);
      inbox.remove(scattered.build());
    }
    replica.synchronize();
    replica.requireSame("after thousands of removals");
    MailboxChanges changes = inbox.changesSince(start);
    UidSet present = UidSet.of(all(inbox).stream().map(meta -> meta.uid()).toList());
    assertThat(changes.changed()).isEqualTo(present);
    if (changes.complete()) {
      UidSet ever = UidSet.of(UidRange.of(1, inbox.status().uidNext() - 1));
      assertThat(changes.vanished().union(present)).as("all UIDs ever").isEqualTo(ever);
    }
  }

  private static boolean isWithin(long begunNanos, long seconds) {
    return System.nanoTime() - begunNanos < TimeUnit.SECONDS.toNanos(seconds);
  }
}
