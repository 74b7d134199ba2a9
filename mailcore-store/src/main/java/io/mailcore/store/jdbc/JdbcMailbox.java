package io.mailcore.store.jdbc;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.AppendResult;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.FlagUpdateResult;
import io.mailcore.spi.store.FlagsPage;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxChanges;
import io.mailcore.spi.store.MailboxStatus;
import io.mailcore.spi.store.MessageContents;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import io.mailcore.spi.store.MessageReplacer;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.SummaryCache;
import io.mailcore.spi.store.TransferMode;
import io.mailcore.spi.store.TransferResult;
import io.mailcore.store.base.DamageLog;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A mailbox's handle: its number, and on whose behalf it is used. */
final class JdbcMailbox implements Mailbox {

  private final StoreContext store;
  private final AccountId accountId;
  private final MailboxId id;
  private final long account;
  private final long no;
  private final CallContext call;

  JdbcMailbox(StoreContext store, AccountId accountId, MailboxRow row, CallContext call) {
    this.store = store;
    this.accountId = accountId;
    this.id = row.id;
    this.account = row.account;
    this.no = row.no;
    this.call = call;
  }

  static void requireLimit(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: 1 or more)");
    }
  }

  @Override
  public MailboxId id() {
    return id;
  }

  @Override
  public MailboxStatus status() {
    return store.database().read(c -> MailboxReading.status(c, no));
  }

  @Override
  public long deletedSize() {
    return store.database().read(c -> MailboxReading.deletedSize(c, no));
  }

  @Override
  public Set<Flag> keywords() {
    return store.database().read(c -> store.keywords().of(c, MailboxRow.require(c, no))).all();
  }

  @Override
  public UidSet uids(UidRange range, int limit) {
    requireNonNull(range, "range");
    requireLimit(limit);
    return store.database().snapshot(c -> store.uids().uids(c, no, range, limit));
  }

  @Override
  public MessagePage messages(MessageQuery query) {
    requireNonNull(query, "query");
    return new MailboxPages(store, no).messages(query);
  }

  @Override
  public FlagsPage flags(MessageQuery query) {
    requireNonNull(query, "query");
    return new MailboxPages(store, no).flags(query);
  }

  @Override
  public MessageContent content(Uid uid) {
    requireNonNull(uid, "uid");
    DamageLog log = new DamageLog(() -> describe(uid));
    return log.over(
        log.watch(() -> store.database().read(c -> MailboxReading.content(store, c, no, uid))));
  }

  @Override
  public MessageContents contents(UidSet uids) {
    requireNonNull(uids, "uids");
    return new ReadContents(store, no, uids, this::content, this::watched);
  }

  private MessageContent watched(Uid uid, MessageContent content) {
    return new DamageLog(() -> describe(uid)).over(content);
  }

  private String describe(Uid uid) {
    return "session=" + call + " account=" + accountId + " mailbox=\"" + name() + "\" uid=" + uid;
  }

  /** The name that the mailbox has now, or else its id: for the log, whatever the database does. */
  private String name() {
    try {
      return store.database().read(c -> MailboxRow.require(c, no)).name.value();
    } catch (StoreException e) {
      return id.value();
    }
  }

  /** Asked outside the transaction: a directory may be behind it. */
  private QuotaLimit limit() {
    return store.quotas().limit(accountId);
  }

  @Override
  public AppendResult append(List<NewMessage> messages) {
    AppendResult result = new Appending(store, account, no, messages, limit()).run();
    store.hints().mailboxChanged(accountId, id, result.modSeq());
    return result;
  }

  @Override
  public FlagUpdateResult updateFlags(UidSet uids, FlagUpdate update) {
    requireNonNull(uids, "uids");
    requireNonNull(update, "update");
    FlagUpdateResult result = new FlagChanging(store, account, no, uids, update).run();
    if (!result.changed().isEmpty()) {
      store.hints().mailboxChanged(accountId, id, result.modSeq());
    }
    return result;
  }

  @Override
  public TransferResult transfer(UidSet uids, MailboxId target, TransferMode mode) {
    requireNonNull(uids, "uids");
    requireNonNull(target, "target");
    requireNonNull(mode, "mode");
    Transferring transferring = new Transferring(store, account, no);
    QuotaLimit limit = mode == TransferMode.COPY ? limit() : QuotaLimit.NONE;
    TransferResult result = transferring.run(uids, target, mode, limit);
    if (!result.source().isEmpty()) {
      store.hints().mailboxChanged(accountId, target, transferring.targetModSeq());
      if (mode == TransferMode.MOVE) {
        store.hints().mailboxChanged(accountId, id, transferring.sourceModSeq());
      }
    }
    return result;
  }

  private Optional<AppendResult> replace(Uid uid, MailboxId target, NewMessage message) {
    requireNonNull(uid, "uid");
    requireNonNull(target, "target");
    requireNonNull(message, "message");
    Replacing.Replaced replaced =
        new Replacing(store, account, no).run(uid, target, message, limit());
    replaced
        .appended()
        .ifPresent(
            result -> {
              store.blobs().released(replaced.released());
              store.hints().mailboxChanged(accountId, target, result.modSeq());
              if (!target.equals(id)) {
                store.hints().mailboxChanged(accountId, id, replaced.sourceModSeq());
              }
            });
    return replaced.appended();
  }

  @Override
  public UidSet expunge(UidSet uids) {
    return remove(uids, message -> SystemFlags.isDeleted(message.flags()));
  }

  @Override
  public UidSet remove(UidSet uids) {
    return remove(uids, message -> true);
  }

  /** What a removal did. */
  private record Removed(UidSet uids, ModSeq modSeq, Set<Long> blobs) {}

  private UidSet remove(UidSet uids, Predicate<MessageRow> which) {
    requireNonNull(uids, "uids");
    Removed removed =
        store
            .database()
            .write(
                account,
                c -> {
                  MailboxRow mailbox = MailboxRow.lock(c, no);
                  Removing removing = new Removing(store, c, mailbox);
                  List<MessageRow> rows =
                      MessageScan.rows(c, no, uids).stream().filter(which).toList();
                  UidSet gone = removing.remove(rows);
                  return new Removed(gone, ModSeq.of(mailbox.modSeq), removing.blobs());
                },
                made -> !made.uids().isEmpty());
    store.blobs().released(removed.blobs());
    if (!removed.uids().isEmpty()) {
      store.hints().mailboxChanged(accountId, id, removed.modSeq());
    }
    return removed.uids();
  }

  @Override
  public MailboxChanges changesSince(ModSeq since) {
    requireNonNull(since, "since");
    return store
        .database()
        .read(c -> MailboxReading.noChanges(c, no, since.value()))
        .orElseGet(
            () -> store.database().snapshot(c -> MailboxReading.changes(c, no, since.value())));
  }

  @Override
  public UidSet claimRecent() {
    MailboxRow before = store.database().read(c -> MailboxRow.require(c, no));
    if (before.recent == 0) {
      return UidSet.empty();
    }
    // A claim that a crash undoes makes messages recent once more, which nobody minds.
    return store
        .database()
        .writeUnforced(
            account,
            c -> {
              MailboxRow mailbox = MailboxRow.lock(c, no);
              UidSet claimed =
                  mailbox.recent == 0
                      ? UidSet.empty()
                      : MessageScan.uids(
                          c, no, UidRange.from(Uid.of(mailbox.recentFloor)), Integer.MAX_VALUE);
              mailbox.recent = 0;
              mailbox.recentFloor = mailbox.uidNext;
              mailbox.update(c);
              return claimed;
            });
  }

  @Override
  public <T> Optional<T> extension(Class<T> type) {
    if (type == SummaryCache.class) {
      return Optional.of(type.cast(new JdbcSummaries(store.database(), no)));
    }
    MessageReplacer replacement = this::replace;
    return type == MessageReplacer.class ? Optional.of(type.cast(replacement)) : Optional.empty();
  }
}
