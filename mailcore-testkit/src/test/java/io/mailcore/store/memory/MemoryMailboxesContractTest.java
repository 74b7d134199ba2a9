package io.mailcore.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.StoreException;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.QuotaPolicy;
import io.mailcore.testkit.contract.MailStoreContract;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * The contract with a log of few removals, and what needs a hand inside: used up UIDs, clocks,
 * sweeping.
 */
final class MemoryMailboxesContractTest extends MailStoreContract {

  private static final MemoryLimits LIMITS =
      new MemoryLimits(Long.MAX_VALUE, Long.MAX_VALUE, false, QuotaPolicy.of(QuotaLimit.NONE), 100);

  private final AtomicLong nanos = new AtomicLong(5);

  @Override
  protected MailStore createStore() {
    return new MemoryMailboxes(LIMITS, Clock.systemUTC(), nanos::get);
  }

  @Override
  public boolean setUidNext(AccountId account, MailboxId mailbox, long next) {
    ((MemoryMailboxes) store()).setUidNext(account, mailbox, next);
    return true;
  }

  private MailAccount ann() {
    return store().account(AccountId.of("ann"), CallContext.of("test"));
  }

  private Mailbox inbox() {
    return ann().open(ann().find(MailboxName.INBOX).orElseThrow().id());
  }

  private BlobRef blob() {
    try (StagedBlob staged = store().blobs().stage(0)) {
      staged.write(ByteBuffer.wrap(new byte[100]));
      return staged.commit();
    }
  }

  private NewMessage message() {
    return NewMessage.of(blob(), OffsetDateTime.now(ZoneOffset.UTC));
  }

  @Test
  void aClockSetBackLeavesUidValidityGrowing() {
    for (String start : List.of("2026-01-01T00:00:00Z", "1960-01-01T00:00:00Z")) {
      AtomicLong seconds = new AtomicLong(Instant.parse(start).getEpochSecond());
      Clock clock = new SteppingClock(seconds);
      try (MailStore store = new MemoryMailboxes(LIMITS, clock, nanos::get)) {
        MailAccount account = store.account(AccountId.of("ann"), CallContext.of("test"));
        long last = account.find(MailboxName.INBOX).orElseThrow().uidValidity().value();
        for (int i = 0; i < 5; i++) {
          seconds.addAndGet(-3600);
          long next = account.create(MailboxName.of("m" + i), Set.of()).uidValidity().value();
          assertThat(next).isGreaterThan(last);
          last = next;
        }
      }
    }
  }

  /** A clock that a test sets. */
  private static final class SteppingClock extends Clock {

    private final AtomicLong seconds;

    private SteppingClock(AtomicLong seconds) {
      this.seconds = seconds;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochSecond(seconds.get());
    }
  }

  @Test
  void aBlobThatNoMessageNamedIsSweptAfterADay() {
    MemoryMailboxes store = (MemoryMailboxes) store();
    BlobRef unnamed = blob();
    Mailbox inbox = inbox();
    inbox.append(List.of(message()));
    nanos.addAndGet(Duration.ofHours(23).toNanos());
    blob();
    assertThat(store.bytes()).isEqualTo(300);
    nanos.addAndGet(Duration.ofHours(2).toNanos());
    blob();
    assertThat(store.bytes()).as("the named blob and the two young ones").isEqualTo(300);
    assertThatThrownBy(() -> inbox.append(List.of(NewMessage.of(unnamed, OffsetDateTime.MIN))))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.NOT_FOUND));
  }

  @Test
  void aBlobWhoseFirstMessageWentCanStillBeDeliveredToOthersForAWhile() {
    BlobRef shared = blob();
    Mailbox inbox = inbox();
    NewMessage message = NewMessage.of(shared, OffsetDateTime.now(ZoneOffset.UTC));
    inbox.append(List.of(message));
    inbox.remove(UidSet.of(1));
    inbox.append(List.of(message));
    inbox.remove(UidSet.of(2));
    nanos.addAndGet(Duration.ofMinutes(11).toNanos());
    blob();
    assertThat(((MemoryMailboxes) store()).bytes()).isEqualTo(100);
  }

  @Test
  void deletingAnUnnamedBlobFreesItAtOnce() {
    BlobRef unnamed = blob();
    store().blobs().delete(List.of(unnamed.id()));
    assertThat(((MemoryMailboxes) store()).bytes()).isZero();
  }

  @Test
  void aMailboxHasAtMostTwoHundredKeywords() {
    Mailbox inbox = inbox();
    List<Flag> keywords = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      keywords.add(Flag.of("k" + i));
    }
    inbox.append(List.of(message().withFlags(Set.copyOf(keywords))));
    NewMessage oneMore = message().withFlags(Set.of(Flag.of("more")));
    for (Runnable change :
        List.<Runnable>of(
            () -> inbox.append(List.of(message(), oneMore)),
            () -> inbox.updateFlags(UidSet.of(1), FlagUpdate.add(Flag.SEEN, Flag.of("more"))))) {
      assertThatThrownBy(change::run)
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.LIMIT));
    }
    assertThat(inbox.status().counts().messages()).isEqualTo(1);
    assertThat(inbox.status().counts().unseen()).isEqualTo(1);
    assertThat(inbox.keywords()).hasSize(200);
  }

  @Test
  void anAccountHasAtMostTenThousandMailboxesAndSubscriptions() {
    MailAccount account = ann();
    for (int i = 1; i < 10_000; i++) {
      account.create(MailboxName.of("m" + i), Set.of());
    }
    assertThatThrownBy(() -> account.create(MailboxName.of("a/b"), Set.of()))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.LIMIT));
    for (int i = 0; i < 10_000; i++) {
      account.subscribe(MailboxName.of("s" + i), true);
    }
    account.subscribe(MailboxName.of("s1"), true);
    assertThatThrownBy(() -> account.subscribe(MailboxName.of("more"), true))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.LIMIT));
  }
}
