package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.account;
import static io.mailcore.testkit.contract.Mail.append;
import static io.mailcore.testkit.contract.Mail.assertFails;
import static io.mailcore.testkit.contract.Mail.createMailbox;
import static io.mailcore.testkit.contract.Mail.meta;
import static io.mailcore.testkit.contract.Mail.names;
import static io.mailcore.testkit.contract.Mail.open;
import static io.mailcore.testkit.contract.Mail.text;
import static io.mailcore.testkit.contract.Mail.uids;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.ModSeq;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MailboxStatus;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** RENAME (RFC 3501, section 6.3.5). */
public interface RenameContract extends StoreUnderTest {

  private static MailboxEntry rename(MailAccount account, String from, String to) {
    return account.rename(MailboxName.of(from), MailboxName.of(to));
  }

  @Test
  default void renameKeepsIdMessagesAndMarks() {
    MailAccount account = account(store());
    MailboxEntry entry = account.create(MailboxName.of("a"), Set.of(SpecialUse.JUNK));
    Mailbox mailbox = account.open(entry.id());
    Uid uid = append(store(), mailbox, "kept", Flag.SEEN, Flag.of("$Label1"));
    MailboxStatus before = mailbox.status();
    MailboxEntry renamed = rename(account, "a", "b");
    assertThat(renamed.name().value()).isEqualTo("b");
    assertThat(renamed.id()).isEqualTo(entry.id());
    assertThat(renamed.uidValidity()).isEqualTo(entry.uidValidity());
    assertThat(renamed.uses()).containsExactly(SpecialUse.JUNK);
    assertThat(names(account)).containsExactly("INBOX", "b");
    assertThat(text(mailbox, uid)).as("content through a handle from before").isEqualTo("kept");
    assertThat(meta(mailbox, uid).flags()).containsExactlyInAnyOrder(Flag.SEEN, Flag.of("$Label1"));
    assertThat(mailbox.status().uidNext()).isEqualTo(before.uidNext());
    assertThat(mailbox.status().highestModSeq()).isEqualTo(before.highestModSeq());
  }

  @Test
  default void renameTakesTheInferiorsAlong() {
    MailAccount account = account(store());
    MailboxId leaf = createMailbox(account, "a/b/c").id();
    createMailbox(account, "a!");
    createMailbox(account, "ab");
    rename(account, "a", "x/y");
    assertThat(names(account)).containsExactly("INBOX", "a!", "ab", "x", "x/y", "x/y/b", "x/y/b/c");
    assertThat(account.find(MailboxName.of("x/y/b/c")).orElseThrow().id()).isEqualTo(leaf);
  }

  @Test
  default void renameRefusesANameThatIsThereAndChangesNothing() {
    MailAccount account = account(store());
    createMailbox(account, "a/b/c");
    createMailbox(account, "x/b");
    account.delete(MailboxName.of("x"));
    List<String> before = names(account);
    assertFails(
        Kind.ALREADY_EXISTS, "x/b, where a/b would go, is there", () -> rename(account, "a", "x"));
    assertFails(Kind.ALREADY_EXISTS, "x/b is there", () -> rename(account, "a/b", "x/b"));
    assertFails(Kind.ALREADY_EXISTS, "INBOX is there", () -> rename(account, "a", "Inbox"));
    assertFails(Kind.ALREADY_EXISTS, "a name renamed to itself", () -> rename(account, "a", "a"));
    assertThat(names(account)).isEqualTo(before);
  }

  @Test
  default void renameRefusesWhatCannotBe() {
    MailAccount account = account(store());
    createMailbox(account, "a/" + "b".repeat(900));
    List<String> before = names(account);
    assertFails(Kind.NOT_FOUND, "no such mailbox", () -> rename(account, "none", "x"));
    assertFails(Kind.NOT_POSSIBLE, "to below itself", () -> rename(account, "a", "a/x"));
    assertFails(
        Kind.NOT_POSSIBLE,
        "an inferior's name too long",
        () -> rename(account, "a", "c".repeat(200)));
    assertThat(names(account)).isEqualTo(before);
  }

  @Test
  default void renameUpwardsIntoTheNameOfAMovedInferior() {
    MailAccount account = account(store());
    MailboxId top = createMailbox(account, "a/b").id();
    MailboxId inner = createMailbox(account, "a/b/b").id();
    account.delete(MailboxName.of("a"));
    rename(account, "a/b", "a");
    assertThat(names(account)).containsExactly("INBOX", "a", "a/b");
    assertThat(account.find(MailboxName.of("a")).orElseThrow().id()).isEqualTo(top);
    assertThat(account.find(MailboxName.of("a/b")).orElseThrow().id()).isEqualTo(inner);
  }

  @Test
  default void renamingInboxMovesItsMessagesAndKeepsIt() {
    MailAccount account = account(store());
    Mailbox inbox = open(account, MailboxName.INBOX);
    createMailbox(account, "INBOX/below");
    Uid first = append(store(), inbox, "one", Flag.FLAGGED, Flag.of("Work"));
    append(store(), inbox, "two");
    inbox.remove(UidSet.of(first));
    append(store(), inbox, "three", Flag.SEEN);
    ModSeq before = inbox.status().highestModSeq();
    long uidNext = inbox.status().uidNext();
    MailboxEntry renamed = rename(account, "INBOX", "Old/2026");
    assertThat(names(account)).containsExactly("INBOX", "INBOX/below", "Old", "Old/2026");
    assertThat(renamed.id()).isNotEqualTo(inbox.id());
    assertThat(inbox.status().counts()).isEqualTo(MailboxStatus.Counts.NONE);
    assertThat(inbox.status().uidNext()).isEqualTo(uidNext);
    assertThat(inbox.changesSince(before).vanished()).isEqualTo(UidSet.of(2, 3));
    Mailbox target = account.open(renamed.id());
    assertThat(uids(target).size()).isEqualTo(2);
    assertThat(text(target, uids(target).first().orElseThrow())).isEqualTo("two");
    assertThat(meta(target, uids(target).last().orElseThrow()).flags()).containsExactly(Flag.SEEN);
    assertThat(target.status().counts().unseen()).isEqualTo(1);
    append(store(), inbox, "new in INBOX");
    assertThat(inbox.status().counts().messages()).isEqualTo(1);
  }

  @Test
  default void renamingAnEmptyInboxMakesAnEmptyMailbox() {
    MailAccount account = account(store());
    rename(account, "INBOX", "x");
    assertThat(names(account)).containsExactly("INBOX", "x");
    assertThat(open(account, "x").status().counts().messages()).isZero();
    assertFails(
        Kind.ALREADY_EXISTS, "INBOX to a name that is there", () -> rename(account, "INBOX", "x"));
  }
}
