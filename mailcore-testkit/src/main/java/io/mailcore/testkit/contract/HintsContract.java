package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.account;
import static io.mailcore.testkit.contract.Mail.appendMany;
import static io.mailcore.testkit.contract.Mail.createAndOpen;
import static io.mailcore.testkit.contract.Mail.createMailbox;
import static io.mailcore.testkit.contract.Mail.inbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mailcore.model.AccountId;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.ModSeq;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.Registration;
import io.mailcore.spi.store.TransferMode;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Hints of changes: after the change is visible, without a lock, to all who listen. */
public interface HintsContract extends StoreUnderTest {

  /**
   * What a listener heard.
   *
   * @param account whose
   * @param mailbox the mailbox's id, or empty for the account's mailboxes
   * @param modSeq how far the mailbox is
   */
  record Hint(AccountId account, String mailbox, ModSeq modSeq) {}

  /** Collects hints. */
  final class Heard implements ChangeListener {

    private final BlockingQueue<Hint> hints = new LinkedBlockingQueue<>();

    @Override
    public void mailboxChanged(AccountId account, MailboxId mailbox, ModSeq highest) {
      hints.add(new Hint(account, mailbox.value(), highest));
    }

    @Override
    public void mailboxesChanged(AccountId account) {
      hints.add(new Hint(account, "", ModSeq.ZERO));
    }

    private void await(String what, Predicate<Hint> expected) throws InterruptedException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
      while (true) {
        Hint hint = hints.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        assertThat(hint).as("a hint of %s within ten seconds", what).isNotNull();
        if (hint != null && expected.test(hint)) {
          return;
        }
      }
    }
  }

  @Test
  default void everyKindOfChangeIsHinted() throws Exception {
    assumeTrue(givesHints(), "this store gives no hints by itself");
    Mailbox inbox = inbox(store());
    Mailbox other = createAndOpen(store(), "other");
    Heard heard = new Heard();
    List<Runnable> changes =
        List.of(
            () -> appendMany(store(), inbox, 3),
            () -> inbox.updateFlags(UidSet.of(1, 2), FlagUpdate.add(Flag.DELETED)),
            () -> inbox.expunge(UidSet.of(1)),
            () -> inbox.remove(UidSet.of(2)),
            () -> other.transfer(UidSet.of(9), inbox.id(), TransferMode.COPY),
            () -> inbox.transfer(UidSet.of(3), inbox.id(), TransferMode.COPY));
    try (Registration registration = store().subscribe(heard)) {
      assertThat(registration).isNotNull();
      for (int i = 0; i < changes.size(); i++) {
        ModSeq before = inbox.status().highestModSeq();
        changes.get(i).run();
        ModSeq after = inbox.status().highestModSeq();
        if (after.isAfter(before)) {
          heard.await(
              "change " + i,
              hint ->
                  hint.account().equals(AccountId.of("ann"))
                      && hint.mailbox().equals(inbox.id().value())
                      && hint.modSeq().equals(after));
        }
      }
    }
  }

  @Test
  default void changesOfTheMailboxesAreHinted() throws Exception {
    assumeTrue(givesHints(), "this store gives no hints by itself");
    MailAccount account = account(store());
    Heard heard = new Heard();
    MailboxName a = MailboxName.of("a");
    MailboxName b = MailboxName.of("b");
    try (Registration registration = store().subscribe(heard)) {
      assertThat(registration).isNotNull();
      for (Runnable change :
          List.<Runnable>of(
              () -> createMailbox(account, "a"),
              () -> account.rename(a, b),
              () -> account.delete(b),
              () -> account.subscribe(a, true),
              () -> account.subscribe(a, false))) {
        change.run();
        heard.await("the account's mailboxes", hint -> hint.mailbox().isEmpty());
      }
    }
  }

  @Test
  default void aHintComesAfterTheChangeIsVisibleAndWithoutALock() throws Exception {
    assumeTrue(givesHints(), "this store gives no hints by itself");
    Mailbox inbox = inbox(store());
    BlockingQueue<Boolean> visible = new LinkedBlockingQueue<>();
    ChangeListener reader =
        (account, mailbox, highest) ->
            visible.add(!highest.isAfter(inbox.changesSince(ModSeq.ZERO).highest()));
    try (Registration registration = store().subscribe(reader)) {
      assertThat(registration).isNotNull();
      appendMany(store(), inbox, 1);
      assertThat(visible.poll(10, TimeUnit.SECONDS))
          .as("whether what a hint tells of could be read in the listener")
          .isTrue();
    }
  }

  @Test
  default void aListenerThatThrowsHarmsNobody() throws Exception {
    assumeTrue(givesHints(), "this store gives no hints by itself");
    Mailbox inbox = inbox(store());
    Heard heard = new Heard();
    ChangeListener thrower =
        (account, mailbox, highest) -> {
          throw new IllegalStateException("a listener that breaks its contract");
        };
    try (Registration first = store().subscribe(thrower);
        Registration second = store().subscribe(heard)) {
      assertThat(first).isNotSameAs(second);
      appendMany(store(), inbox, 1);
      heard.await("an append", hint -> hint.mailbox().equals(inbox.id().value()));
    }
  }

  @Test
  default void aClosedRegistrationHearsNothingMore() throws Exception {
    assumeTrue(givesHints(), "this store gives no hints by itself");
    Mailbox inbox = inbox(store());
    Heard closed = new Heard();
    Heard open = new Heard();
    Registration registration = store().subscribe(closed);
    registration.close();
    registration.close();
    try (Registration other = store().subscribe(open)) {
      assertThat(other).isNotNull();
      appendMany(store(), inbox, 1);
      open.await("an append", hint -> hint.mailbox().equals(inbox.id().value()));
    }
    assertThat(closed.hints).as("hints after the registration was closed").isEmpty();
  }
}
