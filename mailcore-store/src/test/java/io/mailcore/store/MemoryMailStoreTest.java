package io.mailcore.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.StoreException;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.MailStoreProvider;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What is the memory store's own: its limits. All else is checked by the contract suite. */
final class MemoryMailStoreTest {

  private static final OffsetDateTime DATE =
      OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.ofHours(2));
  private static final AccountId ANN = AccountId.of("ann");

  private static BlobRef blob(MailStore store, int size) {
    try (StagedBlob staged = store.blobs().stage(0)) {
      for (int left = size; left > 0; left -= 1000) {
        staged.write(ByteBuffer.allocate(Math.min(1000, left)));
      }
      return staged.commit();
    }
  }

  private static Mailbox inbox(MailStore store, AccountId id) {
    MailAccount account = store.account(id, CallContext.of("test"));
    return account.open(account.find(MailboxName.INBOX).orElseThrow().id());
  }

  private static void append(MailStore store, AccountId id, int size) {
    inbox(store, id).append(List.of(NewMessage.of(blob(store, size), DATE)));
  }

  @Test
  void mayBlockWithManyMessagesOrQuotasThatMay() {
    try (MailStore store = MemoryMailStore.builder().build();
        MailStore asking = MemoryMailStore.builder().quotas(id -> QuotaLimit.NONE).build()) {
      assertThat(asking.mayBlock()).isTrue();
      assertThat(store.mayBlock()).isFalse();
      NewMessage message = NewMessage.of(blob(store, 1), DATE);
      Mailbox inbox = inbox(store, ANN);
      inbox.append(Collections.nCopies(10_001, message));
      assertThat(store.mayBlock()).isTrue();
      inbox.remove(UidSet.of(1));
      assertThat(store.mayBlock()).isFalse();
    }
  }

  @Test
  void isWhatTheServiceLoaderFinds() {
    MailStoreProvider provider =
        ServiceLoader.load(MailStoreProvider.class).findFirst().orElseThrow();
    try (MailStore store = provider.create()) {
      assertThat(store).isInstanceOf(MemoryMailStore.class);
    }
  }

  @Test
  void refusesOctetsBeyondItsLimitAndRecoversWhenThereIsRoom() {
    try (MemoryMailStore store = MemoryMailStore.builder().maxBytes(10_000).build()) {
      append(store, ANN, 8_000);
      assertThatThrownBy(() -> append(store, ANN, 3_000))
          .isInstanceOfSatisfying(
              StoreException.class,
              e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.TEMPORARY));
      assertThat(store.bytes()).as("the refused blob is discarded").isEqualTo(8_000);
      assertThat(inbox(store, ANN).remove(UidSet.of(1)).size()).isEqualTo(1);
      append(store, ANN, 3_000);
      assertThat(store.messages()).isEqualTo(1);
    }
  }

  @Test
  void refusesMessagesBeyondItsLimit() {
    try (MemoryMailStore store = MemoryMailStore.builder().maxMessages(2).build()) {
      append(store, ANN, 10);
      append(store, ANN, 10);
      assertThatThrownBy(() -> append(store, ANN, 10)).isInstanceOf(StoreException.class);
      assertThat(inbox(store, ANN).status().counts().messages()).isEqualTo(2);
    }
  }

  @Test
  void dropsTheOldestOfAllAccountsWhenToldTo() {
    try (MemoryMailStore store =
        MemoryMailStore.builder().maxBytes(10_000).maxMessages(5).dropOldestWhenFull().build()) {
      AccountId bob = AccountId.of("bob");
      append(store, ANN, 4_000);
      append(store, bob, 4_000);
      append(store, ANN, 4_000);
      assertThat(inbox(store, ANN).uids(UidRange.ALL, 10)).isEqualTo(UidSet.of(2));
      assertThat(inbox(store, bob).uids(UidRange.ALL, 10)).isEqualTo(UidSet.of(1));
      for (int i = 0; i < 6; i++) {
        append(store, ANN, 10);
      }
      assertThat(store.messages()).isEqualTo(5);
      assertThat(inbox(store, bob).status().counts().messages()).isZero();
      assertThat(store.bytes()).isLessThanOrEqualTo(10_000);
    }
  }

  @Test
  void refusesWhatNoDroppingMakesRoomFor() {
    try (MemoryMailStore store =
        MemoryMailStore.builder().maxBytes(10_000).dropOldestWhenFull().build()) {
      append(store, ANN, 4_000);
      assertThatThrownBy(() -> append(store, ANN, 11_000)).isInstanceOf(StoreException.class);
    }
  }

  @Test
  void sharesTheBytesOfCopies() {
    try (MemoryMailStore store = MemoryMailStore.create()) {
      BlobRef shared = blob(store, 5_000);
      for (String name : List.of("ann", "bob", "carol")) {
        inbox(store, AccountId.of(name)).append(List.of(NewMessage.of(shared, DATE)));
      }
      assertThat(store.messages()).isEqualTo(3);
      assertThat(store.bytes()).isEqualTo(5_000);
    }
  }

  @Test
  void clearFreesEverything() {
    try (MemoryMailStore store = MemoryMailStore.create()) {
      append(store, ANN, 5_000);
      Mailbox before = inbox(store, ANN);
      long validity = before.status().uidValidity().value();
      store.clear();
      assertThat(store.messages()).isZero();
      assertThat(store.bytes()).isZero();
      assertThatThrownBy(before::status).isInstanceOf(StoreException.class);
      assertThat(inbox(store, ANN).status().uidValidity().value()).isGreaterThan(validity);
    }
  }

  @Test
  void keepsAppendsToALargeMailboxCheap() {
    try (MemoryMailStore store = MemoryMailStore.create()) {
      BlobRef shared = blob(store, 10);
      Mailbox inbox = inbox(store, ANN);
      List<NewMessage> batch = Collections.nCopies(1_000, NewMessage.of(shared, DATE));
      for (int i = 0; i < 100; i++) {
        inbox.append(batch);
      }
      assertThat(inbox.status().counts().messages()).isEqualTo(100_000);
      assertThat(inbox.remove(UidSet.of(UidRange.of(1, 99_990))).size()).isEqualTo(99_990);
      assertThat(inbox.uids(UidRange.ALL, 100).size()).isEqualTo(10);
    }
  }
}
