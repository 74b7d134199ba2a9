package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.appendMany;
import static io.mailcore.testkit.contract.Mail.createAndOpen;
import static io.mailcore.testkit.contract.Mail.inbox;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.ModSeq;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.TransferMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** {@code \Recent}: each message is new to one session only (RFC 3501, section 2.3.2). */
public interface RecentContract extends StoreUnderTest {

  @Test
  default void whatIsClaimedIsNotRecentAnyMore() {
    Mailbox inbox = inbox(store());
    UidSet first = appendMany(store(), inbox, 3);
    ModSeq before = inbox.status().highestModSeq();
    assertThat(inbox.status().counts().recent()).isEqualTo(3);
    assertThat(inbox.claimRecent()).isEqualTo(first);
    assertThat(inbox.claimRecent().isEmpty()).as("a second claim's answer is empty").isTrue();
    assertThat(inbox.status().counts().recent()).isZero();
    assertThat(inbox.status().highestModSeq()).as("a claim is no change").isEqualTo(before);
    UidSet second = appendMany(store(), inbox, 2);
    inbox.remove(UidSet.of(List.of(second.first().orElseThrow(), first.first().orElseThrow())));
    assertThat(inbox.status().counts().recent()).isEqualTo(1);
    assertThat(inbox.claimRecent()).isEqualTo(UidSet.of(second.last().orElseThrow()));
  }

  @Test
  default void copiesAreRecentInTheirMailbox() {
    Mailbox inbox = inbox(store());
    Mailbox target = createAndOpen(store(), "target");
    appendMany(store(), inbox, 3);
    inbox.claimRecent();
    UidSet copied =
        inbox.transfer(UidSet.of(UidRange.of(2, 3)), target.id(), TransferMode.COPY).target();
    assertThat(target.claimRecent()).isEqualTo(copied);
  }

  @Test
  default void eachMessageIsClaimedByOneOfManyOnly() throws Exception {
    Mailbox inbox = inbox(store());
    AtomicBoolean done = new AtomicBoolean();
    List<UidSet> claims = Collections.synchronizedList(new ArrayList<>());
    Callable<Void> writer =
        () -> {
          for (int i = 0; i < 30; i++) {
            appendMany(store(), inbox, 2);
          }
          return null;
        };
    Callable<Void> claimer =
        () -> {
          while (!done.get()) {
            claims.add(inbox.claimRecent());
          }
          return null;
        };
    Parallel.run(List.of(writer, writer), List.of(claimer, claimer, claimer), done);
    claims.add(inbox.claimRecent());
    UidSet union = UidSet.empty();
    long claimed = 0;
    for (UidSet claim : claims) {
      union = union.union(claim);
      claimed += claim.size();
    }
    assertThat(claimed).as("messages in all claims together").isEqualTo(120);
    assertThat(union.size()).isEqualTo(120);
    assertThat(inbox.status().counts().recent()).isZero();
  }
}
