package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.all;
import static io.mailcore.testkit.contract.Mail.append;
import static io.mailcore.testkit.contract.Mail.appendMany;
import static io.mailcore.testkit.contract.Mail.inbox;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * UIDs become visible in ascending order, also under concurrent appends of messages of all sizes: a
 * client that has seen a UID never asks again for smaller ones.
 */
public interface AppendOrderContract extends StoreUnderTest {

  @Test
  default void noMessageAppearsBehindALargerUidThatWasVisible() throws Exception {
    Mailbox inbox = inbox(store());
    AtomicBoolean done = new AtomicBoolean();
    String large = "x".repeat(100_000);
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int writer = 0; writer < 6; writer++) {
      int number = writer;
      tasks.add(
          () -> {
            for (int i = 0; i < 15; i++) {
              if ((i + number) % 3 == 0) {
                append(store(), inbox, large);
              } else {
                appendMany(store(), inbox, 1 + number);
              }
            }
            return null;
          });
    }
    Callable<Void> byUid =
        () -> {
          UidSet seen = UidSet.empty();
          while (!done.get()) {
            UidSet now = inbox.uids(UidRange.ALL, 10_000);
            checkOrder(seen, now);
            seen = now;
          }
          return null;
        };
    Callable<Void> byChange =
        () -> {
          UidSet seen = UidSet.empty();
          ModSeq since = ModSeq.ZERO;
          while (!done.get()) {
            MailboxChanges changes = inbox.changesSince(since);
            checkOrder(seen, seen.union(changes.changed()));
            seen = seen.union(changes.changed());
            since = changes.highest();
          }
          return null;
        };
    Parallel.run(tasks, List.of(byUid, byChange), done);
    int expected = 15 / 3 * 6 + 10 * (1 + 2 + 3 + 4 + 5 + 6);
    assertThat(all(inbox)).as("all messages").hasSize(expected);
    assertThat(inbox.status().counts().messages()).isEqualTo(expected);
  }

  private static void checkOrder(UidSet seen, UidSet now) {
    long highest = seen.last().map(Uid::value).orElse(0L);
    UidSet added = now.minus(seen);
    assertThat(added.first().map(Uid::value).orElse(Long.MAX_VALUE))
        .as("the smallest UID that appeared after %d was visible", highest)
        .isGreaterThan(highest);
    assertThat(seen.minus(now).isEmpty()).as("a message that was visible and isn't").isTrue();
  }
}
