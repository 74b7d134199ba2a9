package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.account;
import static io.mailcore.testkit.contract.Mail.createMailbox;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.MailboxName;
import io.mailcore.spi.store.MailAccount;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Subscriptions are a list of names of its own (RFC 3501, sections 6.3.6 and 6.3.7). */
public interface SubscriptionsContract extends StoreUnderTest {

  private static List<String> subscribed(MailAccount account) {
    return account.subscriptions().stream().map(MailboxName::value).toList();
  }

  @Test
  default void namesNeedNotExistToBeSubscribed() {
    MailAccount account = account(store());
    assertThat(subscribed(account)).isEmpty();
    for (String name : List.of("z", "a/b", "z", "'%_\\", "É", "inbox")) {
      account.subscribe(MailboxName.of(name), true);
    }
    assertThat(subscribed(account)).containsExactly("'%_\\", "INBOX", "a/b", "z", "É");
    account.subscribe(MailboxName.of("z"), false);
    account.subscribe(MailboxName.of("z"), false);
    account.subscribe(MailboxName.of("never"), false);
    assertThat(subscribed(account)).containsExactly("'%_\\", "INBOX", "a/b", "É");
    assertThat(subscribed(account(store(), "bob"))).as("another account's").isEmpty();
  }

  @Test
  default void deletingAndRenamingLeaveSubscriptionsAlone() {
    MailAccount account = account(store());
    createMailbox(account, "a");
    createMailbox(account, "b");
    account.subscribe(MailboxName.of("a"), true);
    account.subscribe(MailboxName.of("b"), true);
    account.delete(MailboxName.of("a"));
    account.rename(MailboxName.of("b"), MailboxName.of("c"));
    assertThat(subscribed(account)).containsExactly("a", "b");
  }
}
