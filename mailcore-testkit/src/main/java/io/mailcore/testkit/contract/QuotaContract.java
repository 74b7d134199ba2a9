package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.account;
import static io.mailcore.testkit.contract.Mail.append;
import static io.mailcore.testkit.contract.Mail.assertFails;
import static io.mailcore.testkit.contract.Mail.createMailbox;
import static io.mailcore.testkit.contract.Mail.inbox;
import static io.mailcore.testkit.contract.Mail.uids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mailcore.model.MailboxName;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.QuotaPolicy;
import io.mailcore.spi.store.QuotaSource;
import io.mailcore.spi.store.QuotaStatus;
import io.mailcore.spi.store.TransferMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Where an account may hold so much only. */
public interface QuotaContract extends StoreUnderTest {

  private MailStore withQuota(long octets) {
    return withQuota(QuotaPolicy.of(QuotaLimit.ofOctets(octets)));
  }

  private MailStore withQuota(QuotaPolicy quotas) {
    Optional<MailStore> store = storeWithQuota(quotas);
    assumeTrue(store.isPresent(), "this store knows no quota");
    return store.orElseThrow();
  }

  @Test
  default void appendsAndCopiesBeyondTheQuotaAreRefused() {
    try (MailStore store = withQuota(1000)) {
      MailAccount account = account(store);
      Mailbox inbox = inbox(store);
      Mailbox other = account.open(createMailbox(account, "other").id());
      append(store, inbox, "x".repeat(600));
      assertFails(Kind.OVER_QUOTA, "an append", () -> append(store, other, "x".repeat(401)));
      assertFails(
          Kind.OVER_QUOTA,
          "a copy",
          () -> inbox.transfer(UidSet.of(1), other.id(), TransferMode.COPY));
      assertThat(uids(other).isEmpty()).isTrue();
      append(store, other, "x".repeat(400));
      append(store, inbox(store, "bob"), "x".repeat(1000));
    }
  }

  @Test
  default void movesNeedNoRoomAndRemovalsGiveItBack() {
    try (MailStore store = withQuota(1000)) {
      MailAccount account = account(store);
      Mailbox inbox = inbox(store);
      Mailbox trash = account.open(createMailbox(account, "Trash").id());
      append(store, inbox, "x".repeat(1000));
      inbox.transfer(UidSet.of(1), trash.id(), TransferMode.MOVE);
      assertThat(uids(trash).size()).isEqualTo(1);
      assertFails(Kind.OVER_QUOTA, "an append to a full account", () -> append(store, inbox, "x"));
      trash.remove(UidSet.of(1));
      append(store, inbox, "x".repeat(1000));
    }
  }

  @Test
  default void messagesAreCountedToo() {
    try (MailStore store = withQuota(QuotaPolicy.of(QuotaLimit.ofMessages(2)))) {
      MailAccount account = account(store);
      Mailbox inbox = inbox(store);
      Mailbox other = account.open(createMailbox(account, "other").id());
      append(store, inbox, "a");
      append(store, other, "b");
      assertFails(Kind.OVER_QUOTA, "a third", () -> append(store, other, "c"));
      assertFails(
          Kind.OVER_QUOTA,
          "a copy",
          () -> inbox.transfer(UidSet.of(1), inbox.id(), TransferMode.COPY));
      account.delete(MailboxName.of("other"));
      append(store, inbox, "c");
    }
  }

  @Test
  default void eachAccountHasTheLimitThatThePolicyGivesIt() {
    QuotaPolicy tenForBob =
        id -> id.value().startsWith("bob") ? QuotaLimit.ofOctets(10) : QuotaLimit.NONE;
    try (MailStore store = withQuota(tenForBob)) {
      append(store, inbox(store), "x".repeat(1000));
      Mailbox small = inbox(store, "bob");
      append(store, small, "x".repeat(10));
      assertFails(Kind.OVER_QUOTA, "an append", () -> append(store, small, "x"));
    }
  }

  @Test
  default void usageIsToldWithItsLimit() {
    QuotaLimit limit = QuotaLimit.ofOctets(100).withMessages(3);
    try (MailStore store = withQuota(QuotaPolicy.of(limit))) {
      QuotaSource source = account(store).extension(QuotaSource.class).orElseThrow();
      assertThat(source.quota()).isEqualTo(new QuotaStatus(0, 0, limit));
      Mailbox inbox = inbox(store);
      append(store, inbox, "x".repeat(40));
      append(store, inbox, "x".repeat(50));
      assertThat(source.quota()).isEqualTo(new QuotaStatus(90, 2, limit));
      assertThat(source.quota().hasRoomFor(10)).isTrue();
      assertThat(source.quota().hasRoomFor(11)).isFalse();
      assertThat(source.hasRoomFor(10)).isTrue();
      assertThat(source.hasRoomFor(11)).isFalse();
      inbox.remove(UidSet.of(1));
      assertThat(source.quota()).isEqualTo(new QuotaStatus(50, 1, limit));
    }
  }

  @Test
  default void whereTheLimitCantBeKnownNothingIsAdded() {
    QuotaPolicy down =
        id -> {
          throw new StoreException(Kind.TEMPORARY, "the directory is down");
        };
    try (MailStore store = withQuota(down)) {
      Mailbox inbox = inbox(store);
      assertFails(Kind.TEMPORARY, "an append", () -> append(store, inbox, "x"));
      assertThat(uids(inbox).isEmpty()).isTrue();
    }
  }

  @Test
  default void parallelAppendsDoNotPassTheQuota() throws Exception {
    try (MailStore store = withQuota(1000)) {
      Mailbox inbox = inbox(store);
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        tasks.add(() -> isTaken(store, inbox));
      }
      long taken = Parallel.run(tasks).stream().filter(done -> done).count();
      assertThat(taken).as("messages of 100 octets where 1000 may be").isEqualTo(10);
      assertThat(inbox.status().counts().size()).isEqualTo(1000);
    }
  }

  private static boolean isTaken(MailStore store, Mailbox inbox) {
    try {
      append(store, inbox, "x".repeat(100));
      return true;
    } catch (StoreException e) {
      assertThat(e.kind()).isEqualTo(Kind.OVER_QUOTA);
      return false;
    }
  }
}
