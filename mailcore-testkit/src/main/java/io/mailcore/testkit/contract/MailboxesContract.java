package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.account;
import static io.mailcore.testkit.contract.Mail.append;
import static io.mailcore.testkit.contract.Mail.assertFails;
import static io.mailcore.testkit.contract.Mail.createMailbox;
import static io.mailcore.testkit.contract.Mail.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.ModSeq;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MessageQuery;
import io.mailcore.spi.store.TransferMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Making, finding, listing and removing mailboxes (RFC 3501, sections 6.3.3, 6.3.4 and 6.3.8). */
public interface MailboxesContract extends StoreUnderTest {

  @Test
  default void everyAccountHasAnInboxFromTheFirstCallOn() {
    MailAccount account = account(store());
    MailboxEntry inbox = account.find(MailboxName.INBOX).orElseThrow();
    assertThat(names(account)).as("a new account's mailboxes").containsExactly("INBOX");
    assertThat(account.find(MailboxName.of("inbox")).orElseThrow().id())
        .as("INBOX in another letter case")
        .isEqualTo(inbox.id());
    assertThat(account(store()).find(MailboxName.INBOX).orElseThrow().id())
        .as("INBOX asked again")
        .isEqualTo(inbox.id());
  }

  @Test
  default void accountsAreApart() {
    Set<MailboxId> ids = new HashSet<>();
    List<String> accounts =
        List.of("ann", "Ann", "ANN", "ann ", "änn", "ann@example.test", "'", "%");
    for (String name : accounts) {
      MailAccount account = account(store(), name);
      ids.add(account.find(MailboxName.INBOX).orElseThrow().id());
      createMailbox(account, "only of " + ids.size());
    }
    assertThat(ids).as("the INBOXes of %s", accounts).hasSize(accounts.size());
    for (String name : accounts) {
      assertThat(names(account(store(), name))).as("mailboxes of '%s'", name).hasSize(2);
    }
  }

  @Test
  default void aMailboxOfOneAccountIsNotFoundInAnother() {
    MailboxId id = createMailbox(account(store(), "ann"), "Private").id();
    assertFails(
        Kind.NOT_FOUND,
        "opening and asking another account's mailbox",
        () -> account(store(), "bob").open(id).status());
  }

  @Test
  default void createMakesTheMailboxesAboveToo() {
    MailAccount account = account(store());
    account.create(MailboxName.of("a/b/c"), Set.of(SpecialUse.ARCHIVE));
    assertThat(names(account)).containsExactly("INBOX", "a", "a/b", "a/b/c");
    assertThat(account.find(MailboxName.of("a/b/c")).orElseThrow().uses())
        .containsExactly(SpecialUse.ARCHIVE);
    assertThat(account.find(MailboxName.of("a/b")).orElseThrow().uses())
        .as("special uses of a mailbox that was made on the way")
        .isEmpty();
  }

  @Test
  default void aNewMailboxIsEmpty() {
    MailAccount account = account(store());
    Mailbox mailbox = account.open(createMailbox(account, "new").id());
    assertThat(mailbox.status().uidNext()).isEqualTo(1);
    assertThat(mailbox.status().counts().messages()).isZero();
    assertThat(mailbox.status().highestModSeq().value())
        .as("HIGHESTMODSEQ of an empty mailbox (RFC 7162, section 3.1.2.1)")
        .isGreaterThanOrEqualTo(1);
    assertThat(mailbox.messages(MessageQuery.all()).messages()).isEmpty();
    assertThat(mailbox.uids(UidRange.ALL, 10).isEmpty()).isTrue();
    assertThat(mailbox.keywords()).isEmpty();
    assertThat(mailbox.claimRecent().isEmpty()).isTrue();
  }

  @Test
  default void createRefusesANameThatIsThere() {
    MailAccount account = account(store());
    MailboxId id = createMailbox(account, "a/b").id();
    assertFails(Kind.ALREADY_EXISTS, "CREATE of a/b twice", () -> createMailbox(account, "a/b"));
    assertFails(
        Kind.ALREADY_EXISTS, "CREATE of a, made with a/b", () -> createMailbox(account, "a"));
    assertFails(Kind.ALREADY_EXISTS, "CREATE of INBOX", () -> createMailbox(account, "inBox"));
    assertThat(account.find(MailboxName.of("a/b")).orElseThrow().id()).isEqualTo(id);
  }

  @Test
  default void specialUsesAreKept() {
    MailAccount account = account(store());
    for (SpecialUse use : SpecialUse.values()) {
      account.create(MailboxName.of("for " + use), Set.of(use));
    }
    account.create(MailboxName.of("two"), Set.of(SpecialUse.SENT, SpecialUse.ARCHIVE));
    for (MailboxEntry entry : account.list(Optional.empty(), 100)) {
      if (entry.name().value().startsWith("for ")) {
        assertThat(entry.uses().stream().map(use -> "for " + use))
            .containsExactly(entry.name().value());
      }
    }
    assertThat(account.find(MailboxName.of("two")).orElseThrow().uses())
        .containsExactlyInAnyOrder(SpecialUse.SENT, SpecialUse.ARCHIVE);
  }

  @Test
  default void uidValidityIsLargerThanThatOfAllMailboxesBefore() {
    MailAccount account = account(store());
    long largest = 0;
    for (int i = 0; i < 12; i++) {
      String name = i % 3 == 0 ? "again" : "box " + i;
      MailboxEntry entry = createMailbox(account, name);
      assertThat(entry.uidValidity().value())
          .as("UIDVALIDITY of '%s', the mailbox made as number %d", name, i)
          .isGreaterThan(largest);
      largest = entry.uidValidity().value();
      if (i % 3 == 0) {
        account.delete(entry.name());
      }
    }
  }

  @Test
  default void listsInOrderAPageAtATime() {
    MailAccount account = account(store());
    List<MailboxName> expected = new ArrayList<>(List.of(MailboxName.INBOX));
    for (String name : List.of("b", "a/b", "a!", "a", "a/a", "A", "é", "z", "aa", "\uD83D\uDE00")) {
      expected.add(MailboxName.of(name));
      if (account.find(MailboxName.of(name)).isEmpty()) {
        createMailbox(account, name);
      }
    }
    expected.sort(null);
    for (int limit = 1; limit <= expected.size() + 1; limit++) {
      List<MailboxName> listed = new ArrayList<>();
      Optional<MailboxName> after = Optional.empty();
      List<MailboxEntry> page;
      do {
        page = account.list(after, limit);
        assertThat(page).as("a page of %d", limit).hasSizeLessThanOrEqualTo(limit);
        page.forEach(entry -> listed.add(entry.name()));
        after = Optional.of(listed.get(listed.size() - 1));
      } while (page.size() == limit);
      assertThat(listed).as("all pages of %d names each", limit).isEqualTo(expected);
    }
    assertThat(account.list(Optional.of(MailboxName.of("a0")), 1).get(0).name().value())
        .as("the first name behind one that isn't there")
        .isEqualTo("aa");
  }

  @Test
  default void deleteRemovesOneMailboxAndLeavesThoseBelow() {
    MailAccount account = account(store());
    createMailbox(account, "a/b");
    account.delete(MailboxName.of("a"));
    assertThat(names(account)).containsExactly("INBOX", "a/b");
    assertFails(
        Kind.NOT_FOUND,
        "DELETE of a name that isn't there",
        () -> account.delete(MailboxName.of("a")));
    assertFails(Kind.NOT_POSSIBLE, "DELETE of INBOX", () -> account.delete(MailboxName.INBOX));
  }

  @Test
  default void aMailboxMadeAgainIsAnotherOne() {
    MailAccount account = account(store());
    MailboxEntry first = createMailbox(account, "a");
    append(store(), account.open(first.id()), "gone with it");
    account.delete(first.name());
    MailboxEntry second = createMailbox(account, "a");
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.uidValidity().value()).isGreaterThan(first.uidValidity().value());
    assertThat(account.open(second.id()).status().counts().messages()).isZero();
  }

  @Test
  default void aHandleOfARemovedMailboxFindsNothing() {
    MailAccount account = account(store());
    MailboxEntry entry = createMailbox(account, "a");
    Mailbox handle = account.open(entry.id());
    append(store(), handle, "gone");
    account.delete(entry.name());
    MailboxId inbox = account.find(MailboxName.INBOX).orElseThrow().id();
    UidSet one = UidSet.of(1);
    List<ThrowingCallable> calls =
        List.of(
            handle::status,
            handle::keywords,
            handle::claimRecent,
            () -> handle.uids(UidRange.ALL, 1),
            () -> handle.messages(MessageQuery.all()),
            () -> handle.content(one.first().orElseThrow()),
            () -> append(store(), handle, "late"),
            () -> handle.updateFlags(one, FlagUpdate.add(Flag.SEEN)),
            () -> handle.transfer(one, inbox, TransferMode.COPY),
            () -> handle.expunge(one),
            () -> handle.remove(one),
            () -> handle.changesSince(ModSeq.ZERO),
            () -> account.open(entry.id()).status());
    for (int i = 0; i < calls.size(); i++) {
      assertFails(Kind.NOT_FOUND, "call " + i + " on a removed mailbox", calls.get(i));
    }
    assertThat(handle.id()).isEqualTo(entry.id());
  }
}
