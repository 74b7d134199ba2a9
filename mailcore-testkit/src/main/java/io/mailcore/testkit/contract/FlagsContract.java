package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.append;
import static io.mailcore.testkit.contract.Mail.appendMany;
import static io.mailcore.testkit.contract.Mail.inbox;
import static io.mailcore.testkit.contract.Mail.meta;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.FlagUpdateResult;
import io.mailcore.spi.store.Mailbox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Changes of flags (RFC 3501, section 6.4.6; RFC 7162, section 3.1.3). */
public interface FlagsContract extends StoreUnderTest {

  Flag WORK = Flag.of("Work");

  @Test
  default void addRemoveAndReplace() {
    Mailbox inbox = inbox(store());
    Uid uid = append(store(), inbox, "x", Flag.SEEN);
    UidSet one = UidSet.of(uid);
    inbox.updateFlags(one, FlagUpdate.add(Flag.FLAGGED, WORK));
    assertThat(meta(inbox, uid).flags()).containsExactlyInAnyOrder(Flag.SEEN, Flag.FLAGGED, WORK);
    inbox.updateFlags(one, FlagUpdate.remove(Flag.SEEN, Flag.of("Never")));
    assertThat(meta(inbox, uid).flags()).containsExactlyInAnyOrder(Flag.FLAGGED, WORK);
    inbox.updateFlags(one, FlagUpdate.replace(Flag.ANSWERED, Flag.of("$Junk")));
    assertThat(meta(inbox, uid).flags()).containsExactlyInAnyOrder(Flag.ANSWERED, Flag.of("$Junk"));
    inbox.updateFlags(one, FlagUpdate.replace());
    assertThat(meta(inbox, uid).flags()).isEmpty();
    inbox.updateFlags(
        one, FlagUpdate.add(Flag.ANSWERED, Flag.DELETED, Flag.DRAFT, Flag.FLAGGED, Flag.SEEN));
    assertThat(meta(inbox, uid).flags()).hasSize(5);
    assertThat(inbox.keywords())
        .as("keywords that messages have or had")
        .containsExactlyInAnyOrder(WORK, Flag.of("$Junk"));
  }

  @Test
  default void changedMessagesGetOneNewModSequenceAndOthersKeepTheirs() {
    Mailbox inbox = inbox(store());
    append(store(), inbox, "one");
    append(store(), inbox, "two", Flag.SEEN);
    append(store(), inbox, "three");
    ModSeq second = meta(inbox, Uid.of(2)).modSeq();
    ModSeq before = inbox.status().highestModSeq();
    FlagUpdateResult result = inbox.updateFlags(UidSet.of(UidRange.ALL), FlagUpdate.add(Flag.SEEN));
    assertThat(result.changed()).isEqualTo(UidSet.of(1, 3));
    assertThat(result.unchanged()).isEqualTo(UidSet.of(2));
    assertThat(result.conflicting().isEmpty()).isTrue();
    assertThat(result.modSeq().isAfter(before)).isTrue();
    assertThat(meta(inbox, Uid.of(1)).modSeq()).isEqualTo(result.modSeq());
    assertThat(meta(inbox, Uid.of(3)).modSeq()).isEqualTo(result.modSeq());
    assertThat(meta(inbox, Uid.of(2)).modSeq()).isEqualTo(second);
    assertThat(inbox.status().highestModSeq()).isEqualTo(result.modSeq());
  }

  @Test
  default void theOctetsOfMessagesMarkedAsDeletedAreAddedUp() {
    Mailbox inbox = inbox(store());
    assertThat(inbox.deletedSize()).isZero();
    append(store(), inbox, "x".repeat(100), Flag.DELETED);
    append(store(), inbox, "x".repeat(20), Flag.SEEN, Flag.ANSWERED, Flag.DRAFT, Flag.FLAGGED);
    append(store(), inbox, "x".repeat(3), Flag.SEEN, Flag.DELETED);
    assertThat(inbox.deletedSize()).isEqualTo(103);
    inbox.updateFlags(UidSet.of(1), FlagUpdate.remove(Flag.DELETED));
    assertThat(inbox.deletedSize()).isEqualTo(3);
    inbox.expunge(UidSet.of(UidRange.ALL));
    assertThat(inbox.deletedSize()).isZero();
  }

  @Test
  default void aChangeOfNothingChangesNothing() {
    Mailbox inbox = inbox(store());
    append(store(), inbox, "one", WORK);
    ModSeq before = inbox.status().highestModSeq();
    for (FlagUpdate update :
        List.of(
            FlagUpdate.add(),
            FlagUpdate.remove(),
            FlagUpdate.add(WORK),
            FlagUpdate.add(Flag.of("wORK")),
            FlagUpdate.replace(Flag.of("WORK")),
            FlagUpdate.remove(Flag.of("Other"), Flag.SEEN))) {
      FlagUpdateResult result = inbox.updateFlags(UidSet.of(1), update);
      assertThat(result.unchanged()).as("%s", update).isEqualTo(UidSet.of(1));
      assertThat(result.changed().isEmpty()).isTrue();
      assertThat(result.modSeq()).isEqualTo(before);
    }
    assertThat(
            inbox
                .updateFlags(UidSet.of(5, 9), FlagUpdate.add(Flag.of("Nobody")))
                .changed()
                .isEmpty())
        .isTrue();
    assertThat(inbox.updateFlags(UidSet.empty(), FlagUpdate.add(Flag.SEEN)).changed().isEmpty())
        .isTrue();
    assertThat(inbox.status().highestModSeq()).isEqualTo(before);
    assertThat(inbox.keywords()).containsExactly(WORK);
  }

  @Test
  default void messagesThatChangedSinceAreLeftAlone() {
    Mailbox inbox = inbox(store());
    appendMany(store(), inbox, 4);
    ModSeq then = inbox.status().highestModSeq();
    inbox.updateFlags(UidSet.of(2, 3), FlagUpdate.add(Flag.FLAGGED));
    FlagUpdateResult result =
        inbox.updateFlags(
            UidSet.of(1, 2, 4, 9), FlagUpdate.add(Flag.SEEN).withUnchangedSince(then));
    assertThat(result.changed()).isEqualTo(UidSet.of(1, 4));
    assertThat(result.conflicting()).isEqualTo(UidSet.of(2));
    assertThat(meta(inbox, Uid.of(2)).flags()).containsExactly(Flag.FLAGGED);
    FlagUpdateResult none =
        inbox.updateFlags(
            UidSet.of(UidRange.ALL),
            FlagUpdate.add(Flag.of("New")).withUnchangedSince(ModSeq.ZERO));
    assertThat(none.conflicting()).as("UNCHANGEDSINCE 0").isEqualTo(UidSet.of(1, 2, 3, 4));
    assertThat(none.modSeq()).isEqualTo(result.modSeq());
    FlagUpdateResult all =
        inbox.updateFlags(
            UidSet.of(1),
            FlagUpdate.remove(Flag.SEEN).withUnchangedSince(ModSeq.of(Long.MAX_VALUE)));
    assertThat(all.changed()).as("UNCHANGEDSINCE 2^63-1").isEqualTo(UidSet.of(1));
  }

  @Test
  default void countsFollowTheFlags() {
    Mailbox inbox = inbox(store());
    appendMany(store(), inbox, 10);
    UidSet some = UidSet.of(2, 4, 6);
    inbox.updateFlags(some, FlagUpdate.add(Flag.SEEN, Flag.DELETED));
    assertThat(inbox.status().counts().unseen()).isEqualTo(7);
    assertThat(inbox.status().counts().deleted()).isEqualTo(3);
    inbox.updateFlags(some, FlagUpdate.replace(Flag.SEEN));
    assertThat(inbox.status().counts().unseen()).isEqualTo(7);
    assertThat(inbox.status().counts().deleted()).isZero();
    inbox.updateFlags(UidSet.of(UidRange.ALL), FlagUpdate.replace(Flag.DELETED));
    assertThat(inbox.status().counts().unseen()).isEqualTo(10);
    assertThat(inbox.status().counts().deleted()).isEqualTo(10);
    inbox.updateFlags(UidSet.of(UidRange.of(1, 9)), FlagUpdate.add(Flag.SEEN));
    inbox.status().firstUnseen().ifPresent(uid -> assertThat(uid).isEqualTo(Uid.of(10)));
    inbox.updateFlags(UidSet.of(3), FlagUpdate.remove(Flag.SEEN));
    inbox.status().firstUnseen().ifPresent(uid -> assertThat(uid).isEqualTo(Uid.of(3)));
  }

  @Test
  default void manyKeywordsAreKeptApart() {
    Mailbox inbox = inbox(store());
    List<Flag> keywords = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      keywords.add(Flag.of("keyword-" + i));
    }
    keywords.add(Flag.of("k".repeat(255)));
    keywords.add(Flag.of("'"));
    keywords.add(Flag.of("a'--;$_&"));
    for (Flag keyword : keywords) {
      append(store(), inbox, "x", keyword);
    }
    for (int i = 0; i < keywords.size(); i++) {
      assertThat(meta(inbox, Uid.of(i + 1)).flags()).containsExactly(keywords.get(i));
    }
    inbox.updateFlags(UidSet.of(1), FlagUpdate.replace(keywords.toArray(Flag[]::new)));
    assertThat(meta(inbox, Uid.of(1)).flags()).containsExactlyInAnyOrderElementsOf(keywords);
  }

  @Test
  default void concurrentChangesLoseNothing() throws Exception {
    Mailbox inbox = inbox(store());
    Uid uid = append(store(), inbox, "x");
    List<Callable<ModSeq>> tasks = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Flag keyword = Flag.of("k" + i);
      tasks.add(() -> inbox.updateFlags(UidSet.of(uid), FlagUpdate.add(keyword)).modSeq());
    }
    List<ModSeq> modSeqs = Parallel.run(tasks);
    assertThat(meta(inbox, uid).flags()).hasSize(40);
    assertThat(modSeqs).as("mod-sequences of 40 changes").doesNotHaveDuplicates();
    assertThat(inbox.status().highestModSeq()).isEqualTo(Collections.max(modSeqs));
  }
}
