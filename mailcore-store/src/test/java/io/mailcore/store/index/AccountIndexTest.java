package io.mailcore.store.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.ModSeq;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.TransferMode;
import io.mailcore.spi.store.TransferResult;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class AccountIndexTest {

  private static final Instant NOW = Instant.parse("2026-02-28T12:00:00Z");
  private static final AccountIndex NEW = AccountIndex.create(AccountId.of("ann"), NOW);

  private static MailboxName name(String name) {
    return MailboxName.of(name);
  }

  private static AccountIndex with(AccountIndex account, String... names) {
    AccountIndex all = account;
    for (String name : names) {
      all = all.create(name(name), Set.of(), NOW).index();
    }
    return all;
  }

  private static MailboxId id(AccountIndex account, String name) {
    return account.find(name(name)).orElseThrow().id();
  }

  private static AccountIndex append(AccountIndex account, String mailbox, String blob) {
    NewMessage message =
        NewMessage.of(
            new BlobRef(BlobId.of(blob), 1), OffsetDateTime.parse("2026-02-28T12:00:00Z"));
    return account
        .change(id(account, mailbox), index -> index.append(List.of(message), NOW))
        .index();
  }

  private static void assertFails(Kind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void createMakesAncestorsWithGrowingUidValidity() {
    Change<AccountIndex, MailboxEntry> change =
        NEW.create(name("a/b"), Set.of(SpecialUse.SENT), NOW.minusSeconds(1000));
    List<MailboxEntry> entries = change.index().list(Optional.empty(), 10);
    assertThat(entries).extracting(e -> e.name().value()).containsExactly("INBOX", "a", "a/b");
    assertThat(entries).extracting(e -> e.uidValidity().value()).isSorted().doesNotHaveDuplicates();
    assertThat(entries.get(1).uses()).isEmpty();
    assertThat(change.result().uses()).containsExactly(SpecialUse.SENT);
    assertThat(NEW.mailboxes()).as("what was before").hasSize(1);
    assertThat(change.index().list(Optional.of(name("a")), 1).get(0).name()).isEqualTo(name("a/b"));
  }

  @Test
  void uidValidityGrowsThoughItsLargestMailboxWasDeleted() {
    AccountIndex account = with(NEW, "a");
    long first = account.find(name("a")).orElseThrow().uidValidity().value();
    AccountIndex again = with(account.delete(name("a")).index(), "a");
    assertThat(again.find(name("a")).orElseThrow().uidValidity().value()).isGreaterThan(first);
    AccountIndex last =
        new AccountIndex(NEW.account(), Uid.MAX_VALUE, NEW.mailboxes(), new TreeSet<MailboxName>());
    assertFails(Kind.LIMIT, () -> with(last, "a"));
  }

  @Test
  void renameKeepsIdsAndInboxMovesItsMessages() {
    AccountIndex account = append(append(with(NEW, "a/b"), "INBOX", "one"), "a", "two");
    MailboxId a = id(account, "a");
    AccountIndex renamed = account.rename(name("a"), name("x/y"), NOW).index();
    assertThat(renamed.mailboxes().keySet())
        .containsExactly(name("INBOX"), name("x"), name("x/y"), name("x/y/b"));
    assertThat(id(renamed, "x/y")).isEqualTo(a);
    MailboxId inbox = id(renamed, "INBOX");
    Change<AccountIndex, MailboxEntry> moved = renamed.rename(name("INBOX"), name("Old"), NOW);
    assertThat(moved.index().mailbox(inbox).messages()).isEmpty();
    assertThat(moved.index().mailbox(inbox).changesSince(ModSeq.of(1)).vanished())
        .isEqualTo(UidSet.of(1));
    assertThat(moved.index().mailbox(moved.result().id()).messages()).hasSize(1);
  }

  @Test
  void aMoveIntoTheSameMailboxGivesNewUids() {
    AccountIndex account = append(append(NEW, "INBOX", "one"), "INBOX", "two");
    MailboxId inbox = id(account, "INBOX");
    Change<AccountIndex, TransferResult> moved =
        account.transfer(inbox, UidSet.of(1), inbox, TransferMode.MOVE, NOW);
    assertThat(moved.result().target()).isEqualTo(UidSet.of(3));
    assertThat(moved.index().mailbox(inbox).messages())
        .extracting(message -> message.uid().value())
        .containsExactly(2L, 3L);
    assertFails(
        Kind.NOT_FOUND,
        () -> account.transfer(inbox, UidSet.of(1), MailboxId.of("none"), TransferMode.COPY, NOW));
  }

  @Test
  void blobsAreThoseThatMessagesName() {
    AccountIndex account = append(append(with(NEW, "a"), "INBOX", "one"), "a", "two");
    assertThat(account.blobs().map(BlobRef::id))
        .containsExactlyInAnyOrder(BlobId.of("one"), BlobId.of("two"));
    assertThat(account.delete(name("a")).index().blobs().map(BlobRef::id))
        .containsExactly(BlobId.of("one"));
  }

  @Test
  void subscriptionsAreASetWithALimit() {
    Change<AccountIndex, Boolean> first = NEW.subscribe(name("a"), true);
    assertThat(first.result()).isTrue();
    assertThat(first.index().subscribe(name("a"), true).result()).isFalse();
    assertThat(first.index().subscribe(name("a"), false).index().subscriptions()).isEmpty();
    TreeSet<MailboxName> most = new TreeSet<>();
    for (int i = 0; i < AccountIndex.MAX_NAMES; i++) {
      most.add(name("s" + i));
    }
    AccountIndex full = new AccountIndex(NEW.account(), 1, NEW.mailboxes(), most);
    assertFails(Kind.LIMIT, () -> full.subscribe(name("more"), true));
    assertThat(full.subscribe(name("s1"), true).result()).isFalse();
  }

  @Test
  void listenersHearOfWhatDiffersOnly() {
    AccountIndex before = with(NEW, "a", "b");
    assertThat(heard(before, before)).isEmpty();
    assertThat(heard(before, append(before, "a", "one"))).containsExactly(id(before, "a") + " 2");
    assertThat(heard(before, before.subscribe(name("x"), true).index())).containsExactly("names");
    assertThat(heard(before, before.delete(name("a")).index())).containsExactly("names");
    AccountIndex renamed = before.rename(name("a"), name("c"), NOW).index();
    assertThat(heard(before, renamed)).contains("names");
  }

  private static List<String> heard(AccountIndex before, AccountIndex after) {
    List<String> heard = new ArrayList<>();
    after.tellSince(
        before,
        new ChangeListener() {
          @Override
          public void mailboxChanged(AccountId account, MailboxId mailbox, ModSeq highest) {
            heard.add(mailbox + " " + highest);
          }

          @Override
          public void mailboxesChanged(AccountId account) {
            heard.add("names");
          }
        });
    return heard;
  }
}
