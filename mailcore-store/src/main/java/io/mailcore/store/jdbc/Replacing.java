package io.mailcore.store.jdbc;

import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.AppendResult;
import io.mailcore.spi.store.NewMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts a message in the place of another, in one transaction of its own. */
final class Replacing {

  private final StoreContext store;
  private final long account;
  private final long sourceNo;

  Replacing(StoreContext store, long account, long sourceNo) {
    this.store = store;
    this.account = account;
    this.sourceNo = sourceNo;
  }

  /** What was done; the append without an answer if the message wasn't there. */
  record Replaced(Optional<AppendResult> appended, ModSeq sourceModSeq, Set<Long> released) {}

  /**
   * Replaces.
   *
   * @param limit how much the account may hold afterwards
   */
  Replaced run(Uid uid, MailboxId target, NewMessage message, QuotaLimit limit) {
    Set<Long> blobs = Set.of(Appending.blob(message));
    PendingBlobs pending = store.blobs().pending();
    try {
      Replaced replaced =
          store
              .database()
              .write(
                  account,
                  c -> replace(c, uid, target, message, limit),
                  result -> result.appended().isPresent());
      if (replaced.appended().isPresent()) {
        pending.remove(blobs);
      }
      return replaced;
    } catch (StoreException e) {
      pending.maybeStored(blobs);
      throw e;
    }
  }

  private Replaced replace(
      Connection connection, Uid uid, MailboxId target, NewMessage message, QuotaLimit limit)
      throws SQLException {
    if (!limit.isNone()) {
      AccountRow.lock(store, connection, account);
    }
    long targetNo =
        AccountRow.find(connection, account, target)
            .orElseThrow(() -> Database.notFound("no mailbox " + target))
            .no;
    // In one order, so that changes to and fro don't wait for each other.
    MailboxRow.lock(connection, Math.min(sourceNo, targetNo));
    MailboxRow.lock(connection, Math.max(sourceNo, targetNo));
    MailboxRow source = MailboxRow.lock(connection, sourceNo);
    List<MessageRow> old = MessageScan.rows(connection, sourceNo, UidSet.of(uid.value()));
    if (old.isEmpty()) {
      return new Replaced(Optional.empty(), ModSeq.ZERO, Set.of());
    }
    // First, so that what it held isn't counted.
    Removing removing = new Removing(store, connection, source);
    removing.remove(old);
    Appending append = new Appending(store, account, targetNo, List.of(message), limit);
    new AppendGroup(connection, List.of(append), true).run();
    // Or else the failure, which undoes the removal.
    AppendResult appended = append.outcome();
    return new Replaced(
        Optional.of(appended), ModSeq.of(source.modSeq), Set.copyOf(removing.blobs()));
  }
}
