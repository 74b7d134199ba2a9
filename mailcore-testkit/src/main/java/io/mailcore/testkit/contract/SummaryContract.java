package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.append;
import static io.mailcore.testkit.contract.Mail.blob;
import static io.mailcore.testkit.contract.Mail.createAndOpen;
import static io.mailcore.testkit.contract.Mail.inbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.SummaryCache;
import io.mailcore.spi.store.TransferMode;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Summaries of messages, where a mailbox keeps them. */
public interface SummaryContract extends StoreUnderTest {

  private static SummaryCache summaries(Mailbox mailbox) {
    Optional<SummaryCache> cache = mailbox.extension(SummaryCache.class);
    assumeTrue(cache.isPresent(), "this store keeps no summaries");
    return cache.orElseThrow();
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @Test
  default void aSummaryGivenWithAMessageIsThere() {
    Mailbox inbox = inbox(store());
    byte[] summary = bytes(700);
    append(store(), inbox, "without");
    NewMessage message = NewMessage.of(blob(store(), "x"), Mail.DATE).withSummary(summary);
    Uid uid = inbox.append(List.of(message)).uids().first().orElseThrow();
    var found = summaries(inbox).summaries(UidSet.of(UidRange.ALL));
    assertThat(found).as("summaries of two messages, one with").containsOnlyKeys(uid);
    assertThat(found.get(uid)).isEqualTo(summary);
    assertThat(summaries(inbox).summaries(UidSet.empty())).isEmpty();
    Mailbox other = createAndOpen(store(), "other");
    UidSet copied = inbox.transfer(UidSet.of(uid), other.id(), TransferMode.COPY).target();
    assertThat(summaries(other).summaries(copied).values())
        .as("the summary of a copy")
        .containsExactly(summary);
  }

  @Test
  default void aRememberedSummaryChangesNothingElse() {
    Mailbox inbox = inbox(store());
    Uid uid = append(store(), inbox, "x");
    ModSeq before = inbox.status().highestModSeq();
    SummaryCache cache = summaries(inbox);
    byte[] summary = bytes(5000);
    cache.remember(uid, summary);
    cache.remember(Uid.MAX, bytes(10));
    byte[] kept = cache.summaries(UidSet.of(uid)).get(uid);
    if (kept != null) {
      assertThat(kept).isEqualTo(summary);
    }
    cache.remember(uid, bytes(20));
    byte[] again = cache.summaries(UidSet.of(uid)).get(uid);
    if (again != null) {
      assertThat(again).isEqualTo(bytes(20));
    }
    assertThat(inbox.status().highestModSeq()).isEqualTo(before);
  }
}
