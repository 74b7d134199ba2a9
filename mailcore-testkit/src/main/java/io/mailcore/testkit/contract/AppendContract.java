package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.account;
import static io.mailcore.testkit.contract.Mail.all;
import static io.mailcore.testkit.contract.Mail.append;
import static io.mailcore.testkit.contract.Mail.appendMany;
import static io.mailcore.testkit.contract.Mail.assertFails;
import static io.mailcore.testkit.contract.Mail.blob;
import static io.mailcore.testkit.contract.Mail.inbox;
import static io.mailcore.testkit.contract.Mail.message;
import static io.mailcore.testkit.contract.Mail.meta;
import static io.mailcore.testkit.contract.Mail.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mailcore.model.AccountId;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.AppendResult;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxStatus;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.TransferMode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Adding messages. */
public interface AppendContract extends StoreUnderTest {

  @Test
  default void appendGivesUidsInTheOrderOfTheMessages() {
    Mailbox inbox = inbox(store());
    MailboxStatus before = inbox.status();
    AppendResult result =
        inbox.append(
            List.of(message(store(), "one"), message(store(), "two"), message(store(), "three")));
    assertThat(result.uids().size()).isEqualTo(3);
    assertThat(result.uids().first().orElseThrow().value())
        .isGreaterThanOrEqualTo(before.uidNext());
    assertThat(result.uidValidity()).isEqualTo(before.uidValidity());
    assertThat(result.modSeq().isAfter(before.highestModSeq()))
        .as("a larger mod-sequence")
        .isTrue();
    assertThat(result.uids().stream().mapToObj(uid -> text(inbox, Uid.of(uid))))
        .containsExactly("one", "two", "three");
    MailboxStatus after = inbox.status();
    assertThat(after.uidNext()).isGreaterThan(result.uids().last().orElseThrow().value());
    assertThat(after.highestModSeq()).isEqualTo(result.modSeq());
    assertThat(all(inbox)).allSatisfy(m -> assertThat(m.modSeq()).isEqualTo(result.modSeq()));
  }

  @Test
  default void keepsWhatIsSaidOfAMessage() {
    Mailbox inbox = inbox(store());
    Instant before = Instant.now().minusSeconds(1);
    Set<Flag> flags = Set.of(Flag.SEEN, Flag.DRAFT, Flag.of("$MDNSent"), Flag.of("nread"));
    NewMessage message = NewMessage.of(blob(store(), "12345"), Mail.DATE).withFlags(flags);
    Uid uid = inbox.append(List.of(message)).uids().first().orElseThrow();
    MessageMeta meta = meta(inbox, uid);
    assertThat(meta.flags()).isEqualTo(flags);
    assertThat(meta.size()).isEqualTo(5);
    assertThat(meta.prefixLength()).isZero();
    assertThat(meta.internalDate()).isEqualTo(Mail.DATE);
    assertThat(meta.internalDate().getOffset()).isEqualTo(Mail.DATE.getOffset());
    meta.saveDate()
        .ifPresent(
            date ->
                assertThat(date)
                    .as("the save date (RFC 8514)")
                    .isBetween(before, Instant.now().plusSeconds(1)));
    assertThat(inbox.keywords()).containsExactlyInAnyOrder(Flag.of("$MDNSent"), Flag.of("nread"));
  }

  @Test
  default void keepsInternalDatesOfAllZones() {
    Mailbox inbox = inbox(store());
    for (String date :
        List.of(
            "1970-01-01T00:00:00Z",
            "1969-12-31T23:59:59-12:00",
            "2026-03-29T02:30:00+01:00",
            "2026-07-01T12:00:00+14:00",
            "2100-02-28T23:59:59-03:30",
            "0999-01-01T00:00:00+05:45",
            "9999-12-31T23:59:59Z")) {
      OffsetDateTime expected = OffsetDateTime.parse(date);
      NewMessage message = NewMessage.of(blob(store(), "x"), expected);
      Uid uid = inbox.append(List.of(message)).uids().first().orElseThrow();
      assertThat(meta(inbox, uid).internalDate()).as(date).hasToString(expected.toString());
    }
  }

  @Test
  default void countsWhatIsThere() {
    Mailbox inbox = inbox(store());
    append(store(), inbox, "12345", Flag.SEEN);
    append(store(), inbox, "123", Flag.DELETED);
    append(store(), inbox, "1", Flag.SEEN, Flag.DELETED);
    MailboxStatus.Counts counts = inbox.status().counts();
    assertThat(counts).isEqualTo(new MailboxStatus.Counts(3, 1, 2, 3, 9));
    inbox
        .status()
        .firstUnseen()
        .ifPresent(uid -> assertThat(uid).as("the first unseen").isEqualTo(Uid.of(2)));
  }

  @Test
  default void appendAddsAllOrNone() {
    Mailbox inbox = inbox(store());
    append(store(), inbox, "there");
    MailboxStatus before = inbox.status();
    NewMessage unknown = NewMessage.of(new BlobRef(BlobId.of("no-such-blob"), 3), Mail.DATE);
    assertFails(
        Kind.NOT_FOUND,
        "an append with a blob that isn't there",
        () ->
            inbox.append(
                List.of(
                    message(store(), "good", Flag.of("NeverSeen")),
                    unknown,
                    message(store(), "good too"))));
    assertThat(inbox.status().counts()).isEqualTo(before.counts());
    assertThat(inbox.status().highestModSeq()).isEqualTo(before.highestModSeq());
    assertThat(inbox.uids(UidRange.ALL, 10)).isEqualTo(UidSet.of(1));
    assertThatThrownBy(() -> inbox.append(List.of())).as("an append of nothing").isNotNull();
    append(store(), inbox, "goes on");
  }

  @Test
  default void aUidIsNeverGivenTwice() {
    Mailbox inbox = inbox(store());
    long last = appendMany(store(), inbox, 5).last().orElseThrow().value();
    inbox.remove(UidSet.of(UidRange.ALL));
    assertThat(inbox.status().uidNext()).isGreaterThan(last);
    assertThat(append(store(), inbox, "x").value()).isGreaterThan(last);
  }

  @Test
  default void anAppendWithoutUidsLeftIsRefused() {
    Mailbox inbox = inbox(store());
    Uid before = append(store(), inbox, "before");
    assumeTrue(
        setUidNext(AccountId.of("ann"), inbox.id(), Uid.MAX_VALUE - 1), "UIDNEXT can't be set");
    assertFails(
        Kind.LIMIT, "three messages where two UIDs are left", () -> appendMany(store(), inbox, 3));
    assertThat(appendMany(store(), inbox, 2))
        .isEqualTo(UidSet.of(Uid.MAX_VALUE - 1, Uid.MAX_VALUE));
    assertThat(inbox.status().uidNext()).isEqualTo(Uid.MAX_VALUE + 1);
    assertFails(Kind.LIMIT, "no UID left", () -> append(store(), inbox, "late"));
    assertThat(text(inbox, before)).isEqualTo("before");
    assertThat(text(inbox, Uid.MAX)).isEqualTo("message 1");
    assertThat(all(inbox)).hasSize(3);
    assertFails(
        Kind.LIMIT,
        "a copy to where no UID is left",
        () -> inbox.transfer(UidSet.of(before), inbox.id(), TransferMode.COPY));
  }

  @Test
  default void objectIdsNameTheContent() {
    Mailbox inbox = inbox(store());
    Uid one = append(store(), inbox, "one");
    Uid two = append(store(), inbox, "two");
    meta(inbox, one)
        .emailId()
        .ifPresent(
            id ->
                assertThat(meta(inbox, two).emailId())
                    .as("another message's EMAILID (RFC 8474, section 5.1)")
                    .isPresent()
                    .get()
                    .isNotEqualTo(id));
  }

  @Test
  default void keywordsAreOneInAnyLetterCase() {
    Mailbox inbox = inbox(store());
    Uid one = append(store(), inbox, "one", Flag.of("Work"));
    Uid two = append(store(), inbox, "two", Flag.of("WORK"));
    assertThat(inbox.keywords()).as("keywords (RFC 9051, section 2.3.2)").hasSize(1);
    assertThat(meta(inbox, one).flags()).isEqualTo(meta(inbox, two).flags());
  }

  @Test
  default void aMailboxKnowsItsKeywordsThoughNoMessageHasThemNow() {
    Mailbox inbox = inbox(store());
    Uid uid = append(store(), inbox, "one", Flag.of("Work"));
    inbox.remove(UidSet.of(uid));
    assertThat(inbox.keywords()).containsExactly(Flag.of("Work"));
    assertThat(Mail.open(account(store()), MailboxName.INBOX).keywords()).hasSize(1);
  }

  @Test
  default void aSlowBodyTakesNoPlaceInTheOrder() {
    Mailbox inbox = inbox(store());
    try (StagedBlob slow = store().blobs().stage(0)) {
      slow.write(ByteBuffer.wrap(new byte[] {'s'}));
      Uid quick = append(store(), inbox, "quick");
      BlobRef late = slow.commit();
      Uid last = inbox.append(List.of(NewMessage.of(late, Mail.DATE))).uids().first().orElseThrow();
      assertThat(last).as("the UID of what was begun first and finished last").isGreaterThan(quick);
    }
  }
}
