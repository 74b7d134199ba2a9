package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.append;
import static io.mailcore.testkit.contract.Mail.assertFails;
import static io.mailcore.testkit.contract.Mail.createAndOpen;
import static io.mailcore.testkit.contract.Mail.inbox;
import static io.mailcore.testkit.contract.Mail.message;
import static io.mailcore.testkit.contract.Mail.text;
import static io.mailcore.testkit.contract.Mail.uids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.AppendResult;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxChanges;
import io.mailcore.spi.store.MessageReplacer;
import io.mailcore.spi.store.QuotaPolicy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A message in the place of another, where a mailbox does that in one step. */
public interface ReplacementContract extends StoreUnderTest {

  private static MessageReplacer replacement(Mailbox mailbox) {
    Optional<MessageReplacer> found = mailbox.extension(MessageReplacer.class);
    assumeTrue(found.isPresent(), "this store replaces nothing in one step");
    return found.orElseThrow();
  }

  @Test
  default void aReplacedMessageIsGoneAndTheNewOneThere() {
    Mailbox inbox = inbox(store());
    Uid kept = append(store(), inbox, "kept", Flag.DELETED);
    Uid old = append(store(), inbox, "old", Flag.FLAGGED);
    ModSeq before = inbox.status().highestModSeq();
    AppendResult result =
        replacement(inbox)
            .replace(old, inbox.id(), message(store(), "new", Flag.SEEN))
            .orElseThrow();
    Uid added = result.uids().first().orElseThrow();
    assertThat(uids(inbox)).isEqualTo(UidSet.of(kept).union(UidSet.of(added)));
    assertThat(added.value()).isGreaterThan(old.value());
    assertThat(text(inbox, added)).isEqualTo("new");
    assertThat(Mail.meta(inbox, added).flags()).containsExactly(Flag.SEEN);
    assertThat(result.uidValidity()).isEqualTo(inbox.status().uidValidity());
    MailboxChanges changes = inbox.changesSince(before);
    assertThat(changes.vanished()).isEqualTo(UidSet.of(old));
    assertThat(changes.changed()).isEqualTo(UidSet.of(added));
    assertThat(inbox.status().counts().messages()).isEqualTo(2);
    assertThat(inbox.status().counts().size()).isEqualTo(7);
  }

  @Test
  default void theNewMessageMayComeElsewhere() {
    Mailbox inbox = inbox(store());
    Mailbox other = createAndOpen(store(), "other");
    Uid old = append(store(), inbox, "old");
    AppendResult result =
        replacement(inbox).replace(old, other.id(), message(store(), "new")).orElseThrow();
    assertThat(uids(inbox).isEmpty()).isTrue();
    assertThat(uids(other)).isEqualTo(result.uids());
    assertThat(result.uidValidity()).isEqualTo(other.status().uidValidity());
    assertThat(other.changesSince(ModSeq.of(1)).changed()).isEqualTo(result.uids());
  }

  @Test
  default void nothingComesForAMessageThatIsNotThere() {
    Mailbox inbox = inbox(store());
    Uid there = append(store(), inbox, "there");
    Optional<AppendResult> result =
        replacement(inbox).replace(Uid.MAX, inbox.id(), message(store(), "new"));
    assertThat(result).isEmpty();
    assertThat(uids(inbox)).isEqualTo(UidSet.of(there));
  }

  @Test
  default void nothingGoesForAMailboxThatIsNotThere() {
    Mailbox inbox = inbox(store());
    Uid there = append(store(), inbox, "there");
    MessageReplacer replacer = replacement(inbox);
    assertFails(
        StoreException.Kind.NOT_FOUND,
        "no such mailbox",
        () -> replacer.replace(there, new MailboxId("none"), message(store(), "new")));
    assertThat(uids(inbox)).isEqualTo(UidSet.of(there));
    assertThat(text(inbox, there)).isEqualTo("there");
  }

  @Test
  default void onlyWhatIsHeldAfterwardsCounts() {
    Optional<MailStore> limited = storeWithQuota(QuotaPolicy.of(QuotaLimit.ofOctets(1000)));
    assumeTrue(limited.isPresent(), "this store knows no quota");
    try (MailStore store = limited.orElseThrow()) {
      Mailbox inbox = inbox(store);
      append(store, inbox, "x".repeat(300));
      Uid old = append(store, inbox, "x".repeat(600));
      MessageReplacer replacer = replacement(inbox);
      assertFails(
          StoreException.Kind.OVER_QUOTA,
          "one octet too many",
          () -> replacer.replace(old, inbox.id(), message(store, "x".repeat(701))));
      assertThat(text(inbox, old)).hasSize(600);
      assertThat(replacer.replace(old, inbox.id(), message(store, "x".repeat(700)))).isPresent();
      assertThat(inbox.status().counts().size()).isEqualTo(1000);
    }
  }
}
