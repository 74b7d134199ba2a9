package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.account;
import static io.mailcore.testkit.contract.Mail.all;
import static io.mailcore.testkit.contract.Mail.createAndOpen;
import static io.mailcore.testkit.contract.Mail.inbox;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Flag;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MailboxStatus;
import io.mailcore.spi.store.MessageMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Many sessions at once that append, flag, copy, move, expunge, rename and delete: nothing is lost,
 * doubled or stuck.
 */
public interface ConcurrencyContract extends StoreUnderTest {

  @Test
  default void manySessionsAtOnceLeaveEverythingConsistent() throws Exception {
    Mailbox inbox = inbox(store());
    Mailbox other = createAndOpen(store(), "other");
    AtomicBoolean done = new AtomicBoolean();
    List<SessionMix> sessions = new ArrayList<>();
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      SessionMix session = new SessionMix(store(), i % 2 == 0 ? inbox : other, i);
      sessions.add(session);
      tasks.add(session);
    }
    Callable<Void> watcher =
        () -> {
          Replica replica = new Replica(inbox);
          while (!done.get()) {
            replica.synchronize();
            requireConsistent(inbox.status());
          }
          replica.synchronize();
          replica.requireSame("after all sessions ended");
          return null;
        };
    Parallel.run(tasks, List.of(watcher, watcher), done);
    long expected = 0;
    for (SessionMix session : sessions) {
      expected += session.balance();
    }
    MailAccount account = account(store());
    long found = 0;
    for (MailboxEntry entry : account.list(Optional.empty(), 1000)) {
      found += requireCounted(account.open(entry.id()));
    }
    assertThat(found).as("messages in all mailboxes, by what the sessions did").isEqualTo(expected);
  }

  private static void requireConsistent(MailboxStatus status) {
    MailboxStatus.Counts counts = status.counts();
    assertThat(counts.unseen()).as("unseen").isLessThanOrEqualTo(counts.messages());
    assertThat(counts.deleted()).as("deleted").isLessThanOrEqualTo(counts.messages());
    assertThat(counts.recent()).as("recent").isLessThanOrEqualTo(counts.messages());
    assertThat(status.uidNext()).as("UIDNEXT").isGreaterThan(counts.messages());
  }

  /** Compares the counts of a mailbox in which nothing happens any more with its messages. */
  private static long requireCounted(Mailbox mailbox) {
    List<MessageMeta> metas = all(mailbox);
    MailboxStatus.Counts counts = mailbox.status().counts();
    assertThat(counts.messages()).as("counted messages").isEqualTo(metas.size());
    assertThat(counts.unseen())
        .as("counted unseen")
        .isEqualTo(metas.stream().filter(m -> !m.flags().contains(Flag.SEEN)).count());
    assertThat(counts.deleted())
        .as("counted deleted")
        .isEqualTo(metas.stream().filter(m -> m.flags().contains(Flag.DELETED)).count());
    assertThat(counts.size())
        .as("counted octets")
        .isEqualTo(metas.stream().mapToLong(MessageMeta::size).sum());
    for (MessageMeta meta : metas) {
      assertThat(meta.modSeq()).isLessThanOrEqualTo(mailbox.status().highestModSeq());
      assertThat(Mail.bytes(mailbox.content(meta.uid()))).hasSize((int) meta.size());
    }
    return metas.size();
  }
}
