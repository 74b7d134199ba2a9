package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.account;
import static io.mailcore.testkit.contract.Mail.appendMany;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.TransferMode;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * A session that does this and that for a while, and knows how many messages there are more through
 * it.
 */
final class SessionMix implements Callable<Void> {

  private static final int MOST_STEPS = 150;
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(4);

  private final MailStore store;
  private final Mailbox mailbox;
  private final Random random;
  private long balance;

  SessionMix(MailStore store, Mailbox mailbox, int seed) {
    this.store = store;
    this.mailbox = mailbox;
    this.random = new Random(seed);
  }

  /** Messages added less messages removed. */
  long balance() {
    return balance;
  }

  @Override
  public Void call() {
    long begun = System.nanoTime();
    for (int i = 0; i < MOST_STEPS && System.nanoTime() - begun < MOST_NANOS; i++) {
      step();
    }
    return null;
  }

  private void step() {
    UidSet some = someUids();
    switch (random.nextInt(9)) {
      case 0, 1 -> balance += appendMany(store, mailbox, 1 + random.nextInt(3)).size();
      case 2 -> mailbox.updateFlags(some, FlagUpdate.add(Flag.SEEN, Flag.of("Work")));
      case 3 -> mailbox.updateFlags(some, FlagUpdate.replace(Flag.DELETED));
      case 4 -> balance -= mailbox.expunge(some).size();
      case 5 -> balance -= mailbox.remove(some).size();
      case 6 -> transfer(some, TransferMode.COPY);
      case 7 -> transfer(some, TransferMode.MOVE);
      default -> changeMailboxes();
    }
  }

  private UidSet someUids() {
    long next = mailbox.status().uidNext();
    long first = Math.max(1, next - 40 + random.nextInt(40));
    return UidSet.of(UidRange.of(first, first + random.nextInt(5)));
  }

  private void transfer(UidSet uids, TransferMode mode) {
    MailAccount account = account(store);
    List<MailboxEntry> entries = account.list(Optional.empty(), 100);
    MailboxEntry target = entries.get(random.nextInt(entries.size()));
    try {
      long copied = mailbox.transfer(uids, target.id(), mode).target().size();
      balance += mode == TransferMode.COPY ? copied : 0;
    } catch (StoreException e) {
      require(e, StoreException.Kind.NOT_FOUND);
    }
  }

  /**
   * Makes, renames and removes mailboxes; only empty ones are removed, so that the balance stays
   * known.
   */
  private void changeMailboxes() {
    MailAccount account = account(store);
    MailboxName from = MailboxName.of("box " + random.nextInt(4));
    MailboxName to = MailboxName.of("box " + random.nextInt(4) + "/inner");
    try {
      switch (random.nextInt(3)) {
        case 0 -> account.create(from, Set.of());
        case 1 -> account.rename(from, to);
        default -> {
          MailboxName own = MailboxName.of("own " + random.nextLong());
          account.create(own, Set.of());
          if (account.find(own).isPresent()) {
            account.rename(own, MailboxName.of(own + " too"));
          }
        }
      }
    } catch (StoreException e) {
      require(
          e,
          StoreException.Kind.NOT_FOUND,
          StoreException.Kind.ALREADY_EXISTS,
          StoreException.Kind.NOT_POSSIBLE);
    }
  }

  private static void require(StoreException e, StoreException.Kind... kinds) {
    if (!List.of(kinds).contains(e.kind())) {
      throw e;
    }
  }
}
