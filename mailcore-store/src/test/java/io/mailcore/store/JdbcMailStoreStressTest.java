package io.mailcore.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxStatus;
import io.mailcore.spi.store.NewMessage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes that share transactions with changes that fail, on H2 in a directory. */
@Timeout(120)
class JdbcMailStoreStressTest {

  private static final int SENDERS = 16;
  private static final int ROUNDS = 40;
  private static final OffsetDateTime DATE = OffsetDateTime.parse("2026-01-01T00:00:00Z");

  @TempDir private Path directory;

  private final AtomicInteger appended = new AtomicInteger();
  private final AtomicInteger removed = new AtomicInteger();

  private static Mailbox inbox(MailStore store, String user) {
    MailAccount account = store.account(AccountId.of(user), CallContext.of("test"));
    return account.open(account.find(MailboxName.INBOX).orElseThrow().id());
  }

  private static NewMessage message(MailStore store, int octets) {
    try (StagedBlob staged = store.blobs().stage(octets)) {
      staged.write(ByteBuffer.wrap(new byte[octets]));
      return NewMessage.of(staged.commit(), DATE);
    }
  }

  @Test
  void whatFailsTakesNothingElseWithIt() throws Exception {
    try (MailStore store = JdbcMailStore.h2(directory)) {
      ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        Random random = new Random(i);
        Mailbox inbox = inbox(store, "user" + i % 3);
        running.add(
            threads.submit(
                () -> {
                  for (int round = 0; round < ROUNDS; round++) {
                    change(store, inbox, random);
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get(100, TimeUnit.SECONDS);
      }
      threads.shutdown();
      requireCounted(store);
    }
    try (MailStore store = JdbcMailStore.h2(directory)) {
      requireCounted(store);
    }
  }

  private void change(MailStore store, Mailbox inbox, Random random) {
    switch (random.nextInt(6)) {
      case 0 -> {
        NewMessage unknown = NewMessage.of(new BlobRef(BlobId.of("b999999999"), 3), DATE);
        assertThatThrownBy(() -> inbox.append(List.of(message(store, 10), unknown)))
            .isInstanceOfSatisfying(
                StoreException.class,
                e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.NOT_FOUND));
      }
      case 1 -> removed.addAndGet((int) inbox.remove(any(random)).size());
      case 2 -> inbox.updateFlags(any(random), FlagUpdate.add(Flag.SEEN));
      default -> {
        inbox.append(List.of(message(store, random.nextInt(100_000))));
        appended.incrementAndGet();
      }
    }
  }

  private static UidSet any(Random random) {
    return UidSet.of(1 + random.nextInt(60));
  }

  private void requireCounted(MailStore store) {
    long found = 0;
    for (int i = 0; i < 3; i++) {
      Mailbox inbox = inbox(store, "user" + i);
      MailboxStatus.Counts counts = inbox.status().counts();
      assertThat(inbox.uids(UidRange.ALL, Integer.MAX_VALUE).size()).isEqualTo(counts.messages());
      found += counts.messages();
    }
    assertThat(found).isEqualTo(appended.get() - removed.get());
  }

  @Test
  void theDatabaseHasNoThreadThatWritesByItself() {
    try (MailStore store = JdbcMailStore.h2(directory)) {
      inbox(store, "user").append(List.of(message(store, 10)));
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .noneMatch(name -> name.startsWith("MVStore background writer"))
          .noneMatch(name -> name.startsWith("H2-save") || name.startsWith("H2-serialization"));
    }
  }
}
