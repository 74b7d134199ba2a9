package io.mailcore.spi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageQueryTest {

  private static MessageMeta message(long uid) {
    // The later half was changed in the reverse order.
    ModSeq modSeq = ModSeq.of(uid <= 10 ? uid : 30 - uid);
    return MessageMeta.builder(Uid.of(uid), modSeq, OffsetDateTime.parse("2026-02-03T04:05:06Z"), 1)
        .build();
  }

  private static List<MessageMeta> messages() {
    return LongStream.rangeClosed(1, 20).mapToObj(MessageQueryTest::message).toList();
  }

  private static List<Long> uids(MessagePage page) {
    return page.messages().stream().map(message -> message.uid().value()).toList();
  }

  @Test
  void asksForAllUnlessToldOtherwise() {
    MessageQuery all = MessageQuery.all();
    assertThat(all.uids()).isEmpty();
    assertThat(all.after()).isEmpty();
    assertThat(all.changedSince()).isEqualTo(ModSeq.ZERO);
    assertThat(all.limit()).isEqualTo(MessageQuery.DEFAULT_LIMIT);
    assertThat(all.page(messages()).messages()).hasSize(20);
  }

  @Test
  void wantsEachConditionFulfilled() {
    MessageQuery query =
        MessageQuery.of(UidSet.of(3, 5, 9, 11, 19))
            .withAfter(Uid.of(3))
            .withChangedSince(ModSeq.of(5));
    assertThat(uids(query.page(messages()))).containsExactly(9L, 11L, 19L);
    assertThat(uids(MessageQuery.of(UidSet.empty()).page(messages()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void hasALimit(int limit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MessageQuery.all().withLimit(limit))
        .withMessage("limit: " + limit + " (expected: 1 or more)");
  }

  @Test
  void takesTheLargestLimit() {
    MessagePage page = MessageQuery.all().withLimit(Integer.MAX_VALUE).page(messages());
    assertThat(page.messages()).hasSize(20);
    assertThat(page.complete()).isTrue();
  }

  @Property
  void pagesThroughAllOfThem(
      @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 20) Integer> wanted,
      @ForAll @IntRange(min = 1, max = 21) int limit) {
    UidSet set = UidSet.of(wanted.stream().mapToLong(Integer::longValue).toArray());
    MessageQuery query = MessageQuery.of(set).withLimit(limit);
    UidSet.Builder found = UidSet.builder();
    MessagePage page = query.page(messages());
    while (!page.complete()) {
      assertThat(page.messages()).hasSize(limit);
      uids(page).forEach(found::add);
      page = query.withAfter(page.next().orElseThrow()).page(messages());
    }
    assertThat(page.next()).isEmpty();
    uids(page).forEach(found::add);
    assertThat(found.build()).isEqualTo(set);
  }
}
