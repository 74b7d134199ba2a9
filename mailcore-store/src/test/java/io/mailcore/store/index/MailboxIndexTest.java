package io.mailcore.store.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.model.UidValidity;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.store.AppendResult;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.FlagUpdateResult;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessageQuery;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.TransferResult;
import io.mailcore.store.MemoryMailStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class MailboxIndexTest {

  private static final Instant NOW = Instant.parse("2026-02-28T12:00:00Z");
  private static final OffsetDateTime DATE = OffsetDateTime.parse("2026-02-27T23:59:58+05:45");
  private static final MailboxIndex EMPTY =
      MailboxIndex.create(MailboxId.of("m1"), UidValidity.of(7), Set.of());

  private static NewMessage message(Flag... flags) {
    return NewMessage.of(new BlobRef(BlobId.of("b"), 10), DATE).withFlags(Set.of(flags));
  }

  private static MailboxIndex with(int count) {
    return EMPTY.append(IntStream.range(0, count).mapToObj(i -> message()).toList(), NOW).index();
  }

  private static void assertLimit(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LIMIT));
  }

  private static MailboxIndex withUidNext(long uidNext) {
    return new MailboxIndex(
        EMPTY.id(),
        EMPTY.uidValidity(),
        Set.of(),
        uidNext,
        ModSeq.of(5),
        1,
        Set.of(),
        List.of(),
        List.of(),
        ModSeq.ZERO);
  }

  @Test
  void anAppendIsOneChangeAndLeavesWhatWasBefore() {
    Change<MailboxIndex, AppendResult> change =
        EMPTY.append(List.of(message(Flag.SEEN), message().withPrefix(new byte[] {1})), NOW);
    assertThat(change.result().uids()).isEqualTo(UidSet.of(1, 2));
    assertThat(change.result().modSeq()).isEqualTo(ModSeq.of(2));
    assertThat(EMPTY.messages()).isEmpty();
    List<MessageMeta> metas = change.index().messages(MessageQuery.all()).messages();
    assertThat(metas).extracting(MessageMeta::modSeq).containsOnly(ModSeq.of(2));
    MessageMeta second = metas.get(1);
    assertThat(second.size()).isEqualTo(11);
    assertThat(second.prefixLength()).isEqualTo(1);
    assertThat(second.internalDate()).isEqualTo(DATE);
    assertThat(second.saveDate()).contains(NOW);
    assertThat(change.index().status().firstUnseen()).contains(Uid.of(2));
    assertThat(change.index().status().counts().recent()).isEqualTo(2);
    assertThatThrownBy(() -> EMPTY.append(List.of(), NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void uidsEndAtTheirMaximum() {
    MailboxIndex last = withUidNext(Uid.MAX_VALUE);
    assertLimit(() -> last.append(List.of(message(), message()), NOW));
    MailboxIndex full = last.append(List.of(message()), NOW).index();
    assertThat(full.status().uidNext()).isEqualTo(Uid.MAX_VALUE + 1);
    assertLimit(() -> full.append(List.of(message()), NOW));
    assertLimit(() -> full.copy(full, UidSet.of(Uid.MAX), NOW));
  }

  @Test
  void keywordsEndAtTheirLimit() {
    Set<Flag> most = Set.copyOf(keywords(MailboxIndex.MAX_KEYWORDS));
    MailboxIndex full = EMPTY.append(List.of(message().withFlags(most)), NOW).index();
    assertThat(full.keywords()).hasSize(MailboxIndex.MAX_KEYWORDS);
    Flag more = Flag.of("more");
    assertLimit(() -> full.append(List.of(message(more)), NOW));
    assertLimit(() -> full.updateFlags(UidSet.of(1), FlagUpdate.add(more)));
    assertThat(full.updateFlags(UidSet.of(1), FlagUpdate.add(Flag.SEEN)).result().changed())
        .isEqualTo(UidSet.of(1));
  }

  private static List<Flag> keywords(int count) {
    return IntStream.range(0, count).mapToObj(i -> Flag.of("k" + i)).toList();
  }

  @Test
  void aChangeOfFlagsTouchesTheChangedOnly() {
    MailboxIndex before = with(3);
    Change<MailboxIndex, FlagUpdateResult> change =
        before.updateFlags(UidSet.of(1, 3, 9), FlagUpdate.add(Flag.SEEN));
    assertThat(change.result().changed()).isEqualTo(UidSet.of(1, 3));
    assertThat(change.index().messages())
        .extracting(IndexedMessage::modSeq)
        .containsExactly(ModSeq.of(3), ModSeq.of(2), ModSeq.of(3));
    assertThat(change.index().highest()).isEqualTo(ModSeq.of(3));
    assertThat(change.index().updateFlags(UidSet.of(1), FlagUpdate.add(Flag.SEEN)).index())
        .as("a change of nothing")
        .isSameAs(change.index());
  }

  @Test
  void removalsAreToldOfUntilTheyAreTooMany() {
    MailboxIndex mailbox = with(MailboxIndex.MAX_REMOVALS + 1);
    ModSeq start = mailbox.highest();
    for (int uid = 1; uid <= MailboxIndex.MAX_REMOVALS; uid++) {
      mailbox = mailbox.remove(UidSet.of(uid)).index();
    }
    assertThat(mailbox.changesSince(start).complete()).isTrue();
    assertThat(mailbox.changesSince(start).vanished())
        .isEqualTo(UidSet.of(UidRange.of(1, MailboxIndex.MAX_REMOVALS)));
    mailbox = mailbox.remove(UidSet.of(UidRange.ALL)).index();
    assertThat(mailbox.changesSince(start).complete()).as("the first is forgotten").isFalse();
    ModSeq next = ModSeq.of(start.value() + 1);
    assertThat(mailbox.changesSince(next).complete()).isTrue();
    assertThat(mailbox.changesSince(next).vanished())
        .isEqualTo(UidSet.of(UidRange.of(2, MailboxIndex.MAX_REMOVALS + 1)));
    assertThat(mailbox.remove(UidSet.of(1)).index()).as("nothing to remove").isSameAs(mailbox);
  }

  @Test
  void expungeTakesTheDeletedOfTheSet() {
    MailboxIndex mailbox =
        with(4).updateFlags(UidSet.of(1, 2, 4), FlagUpdate.add(Flag.DELETED)).index();
    Change<MailboxIndex, UidSet> change = mailbox.expunge(UidSet.of(2, 3, 4));
    assertThat(change.result()).isEqualTo(UidSet.of(2, 4));
    assertThat(change.index().status().counts().deleted()).isEqualTo(1);
  }

  @Test
  void copiesGetNewUidsAndKeepTheRest() {
    MailboxIndex source = with(3);
    Change<MailboxIndex, TransferResult> change =
        source.copy(source, UidSet.of(2, 3, 9), NOW.plusSeconds(5));
    assertThat(change.result().source()).isEqualTo(UidSet.of(2, 3));
    assertThat(change.result().target()).isEqualTo(UidSet.of(4, 5));
    IndexedMessage copy = change.index().messages().get(4);
    assertThat(copy.blob()).isEqualTo(source.messages().get(2).blob());
    assertThat(copy.internalDate()).isEqualTo(DATE);
    assertThat(copy.saveDate()).isEqualTo(NOW.plusSeconds(5));
    assertThat(source.copy(source, UidSet.of(9), NOW).index()).isSameAs(source);
  }

  @Test
  void recentMessagesAreClaimedOnce() {
    Change<MailboxIndex, UidSet> claim = with(2).claimRecent();
    assertThat(claim.result()).isEqualTo(UidSet.of(1, 2));
    assertThat(claim.index().claimRecent().result().isEmpty()).isTrue();
    MailboxIndex later = claim.index().append(List.of(message()), NOW).index();
    assertThat(later.claimRecent().result()).isEqualTo(UidSet.of(3));
  }

  @Test
  void aMessageThatIsNotThereHasNoContent() {
    try (MemoryMailStore store = MemoryMailStore.create()) {
      assertThatThrownBy(() -> with(1).content(Uid.of(2), store.blobs()))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
    }
  }

  @Test
  void aPrefixKeepsEveryOctet() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    String prefix =
        EMPTY.append(List.of(message().withPrefix(all)), NOW).index().messages().get(0).prefix();
    assertThat(prefix.getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(all);
  }
}
