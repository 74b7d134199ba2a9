package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.account;
import static io.mailcore.testkit.contract.Mail.all;
import static io.mailcore.testkit.contract.Mail.append;
import static io.mailcore.testkit.contract.Mail.appendMany;
import static io.mailcore.testkit.contract.Mail.createMailbox;
import static io.mailcore.testkit.contract.Mail.inbox;
import static io.mailcore.testkit.contract.Mail.names;
import static io.mailcore.testkit.contract.Mail.open;
import static io.mailcore.testkit.contract.Mail.text;
import static io.mailcore.testkit.contract.Mail.uids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.ModSeq;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxStatus;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store that keeps mail gives back when it is opened again. */
public interface ReopenContract extends StoreUnderTest {

  private void reopenStore() {
    assumeTrue(reopen().isPresent(), "this store keeps nothing");
  }

  @Test
  default void mailboxesAndMessagesAreThereAgain() {
    MailAccount before = account(store());
    before.create(MailboxName.of("Sent/2026"), Set.of(SpecialUse.SENT));
    before.subscribe(MailboxName.of("news"), true);
    Mailbox inbox = inbox(store());
    append(store(), inbox, "small", Flag.SEEN, Flag.of("Work"));
    append(store(), inbox, "x".repeat(300_000));
    append(store(), inbox, "removed");
    inbox.updateFlags(UidSet.of(2), FlagUpdate.add(Flag.of("$Later")));
    ModSeq since = inbox.status().highestModSeq();
    inbox.remove(UidSet.of(3));
    inbox.claimRecent();
    MailboxStatus status = inbox.status();
    List<String> metas = all(inbox).stream().map(Object::toString).toList();
    reopenStore();
    MailAccount after = account(store());
    assertThat(names(after)).containsExactly("INBOX", "Sent", "Sent/2026");
    assertThat(after.find(MailboxName.of("Sent/2026")).orElseThrow().uses())
        .containsExactly(SpecialUse.SENT);
    assertThat(after.subscriptions()).containsExactly(MailboxName.of("news"));
    Mailbox again = inbox(store());
    assertThat(again.id()).isEqualTo(inbox.id());
    assertThat(all(again).stream().map(Object::toString)).isEqualTo(metas);
    assertThat(again.status().counts()).isEqualTo(status.counts());
    assertThat(again.status().uidNext()).isEqualTo(status.uidNext());
    assertThat(again.status().uidValidity()).isEqualTo(status.uidValidity());
    assertThat(again.status().highestModSeq()).isEqualTo(status.highestModSeq());
    assertThat(again.changesSince(since).vanished()).isEqualTo(UidSet.of(3));
    assertThat(again.keywords()).containsExactlyInAnyOrder(Flag.of("Work"), Flag.of("$Later"));
    assertThat(text(again, Uid.of(1))).isEqualTo("small");
    assertThat(text(again, Uid.of(2))).isEqualTo("x".repeat(300_000));
  }

  @Test
  default void uidsAndValiditiesGoOnGrowing() {
    MailAccount account = account(store());
    long validity = createMailbox(account, "a").uidValidity().value();
    account.delete(MailboxName.of("a"));
    Mailbox inbox = inbox(store());
    long last = appendMany(store(), inbox, 4).last().orElseThrow().value();
    inbox.remove(UidSet.of(last));
    reopenStore();
    assertThat(createMailbox(account(store()), "a").uidValidity().value())
        .as("UIDVALIDITY of a name that was deleted before the store was closed")
        .isGreaterThan(validity);
    assertThat(append(store(), inbox(store()), "x").value()).isGreaterThan(last);
    assertThat(uids(open(account(store()), "a")).isEmpty()).isTrue();
  }
}
