package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.appendMany;
import static io.mailcore.testkit.contract.Mail.inbox;
import static io.mailcore.testkit.contract.Mail.uids;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** EXPUNGE (RFC 3501, section 6.4.3; RFC 4315, section 2.1) and removal whatever the flags. */
public interface RemovalContract extends StoreUnderTest {

  @Test
  default void expungeTakesThoseMarkedDeletedAmongTheSetOnly() {
    Mailbox inbox = inbox(store());
    appendMany(store(), inbox, 6);
    inbox.updateFlags(UidSet.of(2, 3, 5), FlagUpdate.add(Flag.DELETED));
    ModSeq before = inbox.status().highestModSeq();
    assertThat(inbox.expunge(UidSet.of(1, 2, 5, 99))).isEqualTo(UidSet.of(2, 5));
    assertThat(uids(inbox)).isEqualTo(UidSet.of(1, 3, 4, 6));
    assertThat(inbox.status().counts().deleted()).isEqualTo(1);
    MailboxChanges changes = inbox.changesSince(before);
    assertThat(changes.complete()).isTrue();
    assertThat(changes.vanished()).isEqualTo(UidSet.of(2, 5));
    assertThat(changes.highest()).isEqualTo(inbox.status().highestModSeq());
    assertThat(changes.highest().isAfter(before)).as("an expunge gets a mod-sequence").isTrue();
    assertThat(inbox.expunge(UidSet.of(UidRange.ALL))).isEqualTo(UidSet.of(3));
    assertThat(inbox.expunge(UidSet.of(UidRange.ALL)).isEmpty()).isTrue();
  }

  @Test
  default void removeTakesAllOfTheSet() {
    Mailbox inbox = inbox(store());
    appendMany(store(), inbox, 4);
    assertThat(inbox.remove(UidSet.of(1, 4, 9))).isEqualTo(UidSet.of(1, 4));
    assertThat(uids(inbox)).isEqualTo(UidSet.of(2, 3));
    assertThat(inbox.status().counts().messages()).isEqualTo(2);
    assertThat(inbox.status().counts().size()).isEqualTo(18);
  }

  @Test
  default void removingNothingChangesNothing() {
    Mailbox inbox = inbox(store());
    appendMany(store(), inbox, 2);
    ModSeq before = inbox.status().highestModSeq();
    assertThat(inbox.remove(UidSet.of(7)).isEmpty()).isTrue();
    assertThat(inbox.remove(UidSet.empty()).isEmpty()).isTrue();
    assertThat(inbox.expunge(UidSet.of(1, 2)).isEmpty()).isTrue();
    assertThat(inbox.status().highestModSeq()).isEqualTo(before);
  }

  @Test
  default void everyMessageIsRemovedByOneOfManyOnly() throws Exception {
    Mailbox inbox = inbox(store());
    appendMany(store(), inbox, 200);
    List<Callable<UidSet>> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      UidSet set = UidSet.of(UidRange.of(1 + i * 10L, 130 + i * 10L));
      tasks.add(() -> inbox.remove(set));
    }
    long removed = 0;
    UidSet union = UidSet.empty();
    for (UidSet set : Parallel.run(tasks)) {
      removed += set.size();
      union = union.union(set);
    }
    assertThat(removed).as("answers of eight removals together").isEqualTo(200);
    assertThat(union).isEqualTo(UidSet.of(UidRange.of(1, 200)));
    assertThat(inbox.status().counts().messages()).isZero();
    assertThat(inbox.status().counts().size()).isZero();
  }
}
