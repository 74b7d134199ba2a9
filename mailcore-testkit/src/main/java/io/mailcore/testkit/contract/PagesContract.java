package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.all;
import static io.mailcore.testkit.contract.Mail.appendMany;
import static io.mailcore.testkit.contract.Mail.inbox;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.FlagsPage;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageFlags;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Listings come in pages, ascending by UID. */
public interface PagesContract extends StoreUnderTest {

  /**
   * A mailbox with UIDs 1 to 60 without the multiples of 7, whose multiples of 5 are flagged; and
   * when that began.
   */
  private ModSeq fill(Mailbox mailbox) {
    appendMany(store(), mailbox, 60);
    mailbox.remove(UidSet.of(7, 14, 21, 28, 35, 42, 49, 56));
    ModSeq before = mailbox.status().highestModSeq();
    mailbox.updateFlags(
        UidSet.of(5, 10, 15, 20, 25, 30, 40, 45, 50, 55, 60), FlagUpdate.add(Flag.FLAGGED));
    return before;
  }

  private static List<Long> values(List<MessageMeta> metas) {
    return metas.stream().map(meta -> meta.uid().value()).toList();
  }

  private static List<Long> expected(long after, int step) {
    List<Long> uids = new ArrayList<>();
    for (long uid = 1; uid <= 60; uid++) {
      if (uid > after && uid % 7 != 0 && uid % step == 0) {
        uids.add(uid);
      }
    }
    return uids;
  }

  @Test
  default void pagesOfAnySizeGiveAllMessagesOnce() {
    Mailbox inbox = inbox(store());
    fill(inbox);
    for (int limit : List.of(1, 2, 7, 51, 52, 53, 1000)) {
      assertThat(values(all(inbox, MessageQuery.all().withLimit(limit))))
          .as("pages of %d", limit)
          .isEqualTo(expected(0, 1));
    }
    MessagePage exact = inbox.messages(MessageQuery.all().withLimit(52));
    assertThat(exact.complete()).as("complete, with a limit of just what there is").isTrue();
  }

  @Test
  default void aPageBeginsBehindAUidThatNeedNotBeThere() {
    Mailbox inbox = inbox(store());
    fill(inbox);
    for (long after : List.of(1L, 6L, 7L, 59L, 60L, 61L, Uid.MAX_VALUE)) {
      MessageQuery query = MessageQuery.all().withAfter(Uid.of(after));
      assertThat(values(all(inbox, query))).as("after %d", after).isEqualTo(expected(after, 1));
      assertThat(values(all(inbox, query.withLimit(3)))).isEqualTo(expected(after, 1));
    }
  }

  @Test
  default void onlyThoseAskedForThatAreThere() {
    Mailbox inbox = inbox(store());
    fill(inbox);
    UidSet set = UidSet.of(1, 7, 8, 30, 59, 60, 61, 1000, Uid.MAX_VALUE);
    for (int limit : List.of(1, 2, 100)) {
      assertThat(values(all(inbox, MessageQuery.of(set).withLimit(limit))))
          .containsExactly(1L, 8L, 30L, 59L, 60L);
    }
    assertThat(values(all(inbox, MessageQuery.of(set).withAfter(Uid.of(8)))))
        .containsExactly(30L, 59L, 60L);
    assertThat(values(all(inbox, MessageQuery.of(UidSet.of(UidRange.ALL)))))
        .as("the set of all UIDs that there can be")
        .isEqualTo(expected(0, 1));
    assertThat(inbox.messages(MessageQuery.of(UidSet.empty()))).isEqualTo(MessagePage.EMPTY);
    assertThat(inbox.messages(MessageQuery.of(UidSet.of(7, 14))).messages()).isEmpty();
  }

  @Test
  default void manyScatteredUidsAreFound() {
    Mailbox inbox = inbox(store());
    appendMany(store(), inbox, 3000);
    UidSet.Builder odd = UidSet.builder();
    List<Long> wanted = new ArrayList<>();
    for (long uid = 1; uid <= 3000; uid += 2) {
      odd.add(uid);
      wanted.add(uid);
    }
    assertThat(values(all(inbox, MessageQuery.of(odd.build())))).isEqualTo(wanted);
    assertThat(values(all(inbox, MessageQuery.of(odd.build()).withLimit(7)))).isEqualTo(wanted);
  }

  @Test
  default void onlyThoseThatChangedSince() {
    Mailbox inbox = inbox(store());
    ModSeq before = fill(inbox);
    MessageQuery query = MessageQuery.all().withChangedSince(before);
    for (int limit : List.of(1, 3, 11, 100)) {
      assertThat(values(all(inbox, query.withLimit(limit)))).isEqualTo(expected(0, 5));
    }
    assertThat(values(all(inbox, query.withAfter(Uid.of(30))))).isEqualTo(expected(30, 5));
    assertThat(values(all(inbox, query.withUids(UidSet.of(1, 5, 6, 60))))).containsExactly(5L, 60L);
    ModSeq now = inbox.status().highestModSeq();
    assertThat(all(inbox, MessageQuery.all().withChangedSince(now))).isEmpty();
    assertThat(all(inbox, MessageQuery.all().withChangedSince(ModSeq.of(Long.MAX_VALUE))))
        .isEmpty();
  }

  @Test
  default void uidsOfARangeUpToALimit() {
    Mailbox inbox = inbox(store());
    fill(inbox);
    assertThat(inbox.uids(UidRange.ALL, 1000).size()).isEqualTo(52);
    assertThat(inbox.uids(UidRange.of(6, 15), 1000))
        .isEqualTo(UidSet.of(6, 8, 9, 10, 11, 12, 13, 15));
    assertThat(inbox.uids(UidRange.of(6, 15), 3)).isEqualTo(UidSet.of(6, 8, 9));
    assertThat(inbox.uids(UidRange.of(7, 7), 3).isEmpty()).isTrue();
    assertThat(inbox.uids(UidRange.from(Uid.of(61)), 3).isEmpty()).isTrue();
    assertThat(inbox.uids(UidRange.from(Uid.MAX), 3).isEmpty()).isTrue();
  }

  @Test
  default void pagesOfFlagsSayTheSame() {
    Mailbox inbox = inbox(store());
    ModSeq before = fill(inbox);
    inbox.updateFlags(UidSet.of(3, 4, 50), FlagUpdate.add(Flag.keyword("$Label"), Flag.SEEN));
    for (MessageQuery query :
        List.of(
            MessageQuery.all(),
            MessageQuery.all().withAfter(Uid.of(30)),
            MessageQuery.all().withAfter(Uid.MAX),
            MessageQuery.all().withChangedSince(before),
            MessageQuery.of(UidSet.of(1, 7, 50, 60, 61)),
            MessageQuery.of(UidSet.empty()))) {
      List<MessageFlags> expected =
          all(inbox, query).stream().map(MessageMeta::messageFlags).toList();
      for (int limit : List.of(1, 7, 52, 1000)) {
        assertThat(flags(inbox, query.withLimit(limit)))
            .as("flags in pages of %d", limit)
            .isEqualTo(expected);
      }
    }
  }

  private static List<MessageFlags> flags(Mailbox mailbox, MessageQuery query) {
    List<MessageFlags> flags = new ArrayList<>();
    FlagsPage page = mailbox.flags(query);
    flags.addAll(page.messages());
    while (page.next().isPresent()) {
      page = mailbox.flags(query.withAfter(page.next().get()));
      assertThat(page.messages()).as("a page's size").hasSizeLessThanOrEqualTo(query.limit());
      flags.addAll(page.messages());
    }
    return flags;
  }
}
