package io.mailcore.spi.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is derived from metas: sets of UIDs, counts, changes of flags. */
final class MessagesOfAMailboxTest {

  private static final Flag WORK = Flag.of("Work");
  private static final OffsetDateTime DATE =
      OffsetDateTime.of(2026, 2, 28, 23, 59, 58, 0, ZoneOffset.UTC);

  static MessageMeta meta(long uid, long modSeq, Flag... flags) {
    return MessageMeta.builder(Uid.of(uid), ModSeq.of(modSeq), DATE, 10 * uid)
        .flags(Set.of(flags))
        .prefixLength(3)
        .saveDate(DATE.toInstant())
        .build();
  }

  @Test
  void uidsOfMessagesInAnyOrder() {
    assertThat(MessageMeta.uids(List.of(meta(7, 1), meta(2, 1), meta(3, 1))))
        .isEqualTo(UidSet.of(2, 3, 7));
    assertThat(MessageMeta.uids(List.of())).isEqualTo(UidSet.empty());
  }

  @Test
  void countsMessages() {
    List<MessageMeta> messages =
        List.of(
            meta(1, 1),
            meta(2, 1, Flag.SEEN),
            meta(3, 1, Flag.SEEN, Flag.DELETED),
            meta(4, 1, Flag.FLAGGED, WORK));
    assertThat(MailboxStatus.Counts.of(messages, 1))
        .isEqualTo(new MailboxStatus.Counts(4, 2, 1, 1, 100));
    assertThat(MailboxStatus.Counts.of(List.of(), 0)).isEqualTo(MailboxStatus.Counts.NONE);
  }

  @Test
  void aChangeOfFlagsPartsMessagesInThree() {
    List<MessageMeta> messages =
        List.of(meta(1, 5), meta(2, 9), meta(3, 5, Flag.SEEN), meta(4, 3, WORK));
    FlagChanges changes =
        FlagUpdate.add(Flag.SEEN).withUnchangedSince(ModSeq.of(5)).applyTo(messages, ModSeq.of(10));
    assertThat(changes.unchanged()).isEqualTo(UidSet.of(3));
    assertThat(changes.conflicting()).isEqualTo(UidSet.of(2));
    assertThat(changes.changed()).hasSize(2);
    MessageMeta fourth = changes.changed().get(1);
    assertThat(fourth.uid()).isEqualTo(Uid.of(4));
    assertThat(fourth.modSeq()).isEqualTo(ModSeq.of(10));
    assertThat(fourth.flags()).containsExactlyInAnyOrder(WORK, Flag.SEEN);
    assertThat(fourth.size()).isEqualTo(40);
    assertThat(fourth.prefixLength()).isEqualTo(3);
    assertThat(fourth.saveDate()).contains(DATE.toInstant());
    assertThat(fourth.internalDate()).isEqualTo(DATE);
    FlagUpdateResult result = changes.result(ModSeq.of(10));
    assertThat(result.changed()).isEqualTo(UidSet.of(1, 4));
    assertThat(result.unchanged()).isEqualTo(UidSet.of(3));
    assertThat(result.conflicting()).isEqualTo(UidSet.of(2));
    assertThat(result.modSeq()).isEqualTo(ModSeq.of(10));
  }

  @Test
  void flagsThatStayAreTheSameSet() {
    Set<Flag> before = Set.of(Flag.SEEN, WORK);
    for (FlagUpdate update :
        List.of(
            FlagUpdate.add(Flag.of("WORK")),
            FlagUpdate.remove(Flag.DRAFT),
            FlagUpdate.replace(Flag.of("work"), Flag.SEEN))) {
      assertThat(update.applyTo(before)).as("%s", update).isSameAs(before);
    }
    assertThat(FlagUpdate.add(Flag.DRAFT).applyTo(before)).hasSize(3);
    assertThat(FlagUpdate.remove(WORK).applyTo(before)).containsExactly(Flag.SEEN);
    assertThat(FlagUpdate.replace(Flag.DRAFT).applyTo(before)).containsExactly(Flag.DRAFT);
  }
}
