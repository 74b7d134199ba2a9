package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.append;
import static io.mailcore.testkit.contract.Mail.appendMany;
import static io.mailcore.testkit.contract.Mail.assertFails;
import static io.mailcore.testkit.contract.Mail.blob;
import static io.mailcore.testkit.contract.Mail.createAndOpen;
import static io.mailcore.testkit.contract.Mail.inbox;
import static io.mailcore.testkit.contract.Mail.meta;
import static io.mailcore.testkit.contract.Mail.text;
import static io.mailcore.testkit.contract.Mail.uids;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxChanges;
import io.mailcore.spi.store.MailboxStatus;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.TransferMode;
import io.mailcore.spi.store.TransferResult;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** COPY (RFC 3501, section 6.4.7) and MOVE (RFC 6851). */
public interface TransferContract extends StoreUnderTest {

  private Uid appendRich(Mailbox mailbox) {
    NewMessage message =
        NewMessage.of(blob(store(), "body"), Mail.DATE)
            .withPrefix("P: 1\r\n".getBytes(UTF_8))
            .withFlags(Set.of(Flag.SEEN, Flag.of("Work")));
    return mailbox.append(List.of(message)).uids().first().orElseThrow();
  }

  @Test
  default void copyAndMoveKeepWhatBelongsToTheMessage() {
    for (TransferMode mode : TransferMode.values()) {
      Mailbox source = createAndOpen(store(), "from " + mode);
      Mailbox target = createAndOpen(store(), "to " + mode);
      append(store(), target, "was there");
      Uid uid = appendRich(source);
      MessageMeta before = meta(source, uid);
      TransferResult result = source.transfer(UidSet.of(uid), target.id(), mode);
      assertThat(result.source()).isEqualTo(UidSet.of(uid));
      assertThat(result.uidValidity()).isEqualTo(target.status().uidValidity());
      MessageMeta after = meta(target, result.target().first().orElseThrow());
      assertThat(after.uid()).as("%s", mode).isGreaterThan(Uid.of(1));
      assertThat(after.flags()).isEqualTo(before.flags());
      assertThat(after.internalDate()).isEqualTo(before.internalDate());
      assertThat(after.size()).isEqualTo(before.size());
      assertThat(after.prefixLength()).isEqualTo(before.prefixLength());
      assertThat(after.emailId()).as("EMAILID (RFC 8474, section 5.1)").isEqualTo(before.emailId());
      assertThat(after.threadId()).isEqualTo(before.threadId());
      assertThat(after.saveDate().isPresent()).isEqualTo(before.saveDate().isPresent());
      assertThat(text(target, after.uid())).isEqualTo("P: 1\r\nbody");
      assertThat(target.keywords()).containsExactly(Flag.of("Work"));
      assertThat(after.modSeq()).isEqualTo(target.status().highestModSeq());
    }
  }

  @Test
  default void copyLeavesTheSourceAsItWas() {
    Mailbox source = inbox(store());
    Mailbox target = createAndOpen(store(), "target");
    appendMany(store(), source, 5);
    MailboxStatus before = source.status();
    TransferResult result = source.transfer(UidSet.of(2, 4, 9), target.id(), TransferMode.COPY);
    assertThat(result.source()).isEqualTo(UidSet.of(2, 4));
    assertThat(result.target().size()).isEqualTo(2);
    assertThat(source.status().highestModSeq()).isEqualTo(before.highestModSeq());
    assertThat(source.status().counts()).isEqualTo(before.counts());
    assertThat(text(target, result.target().first().orElseThrow())).isEqualTo("message 1");
    assertThat(text(target, result.target().last().orElseThrow())).isEqualTo("message 3");
    source.remove(UidSet.of(UidRange.ALL));
    assertThat(text(target, result.target().last().orElseThrow()))
        .as("a copy whose source was removed")
        .isEqualTo("message 3");
  }

  @Test
  default void moveRemovesFromTheSource() {
    Mailbox source = inbox(store());
    Mailbox target = createAndOpen(store(), "target");
    appendMany(store(), source, 5);
    ModSeq before = source.status().highestModSeq();
    TransferResult result = source.transfer(UidSet.of(2, 4, 9), target.id(), TransferMode.MOVE);
    assertThat(result.source()).isEqualTo(UidSet.of(2, 4));
    assertThat(uids(source)).isEqualTo(UidSet.of(1, 3, 5));
    MailboxChanges changes = source.changesSince(before);
    assertThat(changes.vanished()).isEqualTo(UidSet.of(2, 4));
    assertThat(changes.changed().isEmpty()).isTrue();
    assertThat(changes.highest().isAfter(before)).isTrue();
    assertThat(source.status().counts()).isEqualTo(new MailboxStatus.Counts(3, 3, 0, 3, 27));
    assertThat(target.status().counts()).isEqualTo(new MailboxStatus.Counts(2, 2, 0, 2, 18));
  }

  @Test
  default void aMailboxCanBeItsOwnTarget() {
    Mailbox inbox = inbox(store());
    append(store(), inbox, "one", Flag.SEEN);
    append(store(), inbox, "two");
    TransferResult copied = inbox.transfer(UidSet.of(1), inbox.id(), TransferMode.COPY);
    assertThat(copied.target()).isEqualTo(UidSet.of(3));
    assertThat(uids(inbox)).isEqualTo(UidSet.of(1, 2, 3));
    TransferResult moved = inbox.transfer(UidSet.of(1, 2), inbox.id(), TransferMode.MOVE);
    assertThat(moved.source()).isEqualTo(UidSet.of(1, 2));
    assertThat(moved.target()).isEqualTo(UidSet.of(4, 5));
    assertThat(uids(inbox)).isEqualTo(UidSet.of(3, 4, 5));
    assertThat(text(inbox, Uid.of(4))).isEqualTo("one");
    assertThat(text(inbox, Uid.of(5))).isEqualTo("two");
    assertThat(inbox.status().counts().messages()).isEqualTo(3);
    assertThat(inbox.status().counts().unseen()).isEqualTo(1);
  }

  @Test
  default void whatIsNotThereIsPassedOver() {
    Mailbox source = inbox(store());
    Mailbox target = createAndOpen(store(), "target");
    appendMany(store(), source, 2);
    ModSeq before = target.status().highestModSeq();
    TransferResult result = source.transfer(UidSet.of(8, 9), target.id(), TransferMode.MOVE);
    assertThat(result.source().isEmpty()).isTrue();
    assertThat(result.target().isEmpty()).isTrue();
    assertThat(result.uidValidity()).isEqualTo(target.status().uidValidity());
    assertThat(target.status().highestModSeq()).isEqualTo(before);
    assertThat(source.transfer(UidSet.empty(), target.id(), TransferMode.COPY).target().isEmpty())
        .isTrue();
  }

  @Test
  default void aTargetThatIsNotThereIsNotFoundAndNothingMoves() {
    Mailbox source = inbox(store());
    appendMany(store(), source, 2);
    MailboxId other = inbox(store(), "bob").id();
    for (MailboxId target : List.of(MailboxId.of("no-such-mailbox"), other)) {
      assertFails(
          Kind.NOT_FOUND,
          "a move to " + target,
          () -> source.transfer(UidSet.of(1, 2), target, TransferMode.MOVE));
    }
    assertThat(uids(source)).isEqualTo(UidSet.of(1, 2));
  }

  @Test
  default void eachMessageIsMovedByOneOfManyOnly() throws Exception {
    Mailbox source = inbox(store());
    appendMany(store(), source, 100);
    Mailbox left = createAndOpen(store(), "left");
    Mailbox right = createAndOpen(store(), "right");
    UidSet all = UidSet.of(UidRange.ALL);
    Callable<TransferResult> toLeft = () -> source.transfer(all, left.id(), TransferMode.MOVE);
    Callable<TransferResult> toRight = () -> source.transfer(all, right.id(), TransferMode.MOVE);
    Callable<TransferResult> back = () -> left.transfer(all, source.id(), TransferMode.MOVE);
    Parallel.run(List.of(toLeft, toRight, back, toLeft, toRight, back, toLeft, toRight));
    long total = uids(source).size() + uids(left).size() + uids(right).size();
    assertThat(total).as("messages after moves to and fro").isEqualTo(100);
  }
}
