package io.mailcore.store.memory;

import static java.util.Objects.requireNonNull;

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
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.FlagUpdateResult;
import io.mailcore.spi.store.FlagsPage;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxChanges;
import io.mailcore.spi.store.MailboxStatus;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import io.mailcore.spi.store.MessageReplacer;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.SummaryCache;
import io.mailcore.spi.store.TransferMode;
import io.mailcore.spi.store.TransferResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** A mailbox's handle. */
final class MemoryMailbox implements Mailbox {

  private final AccountState account;
  private final MailboxState state;
  private final MemoryMailboxes store;

  MemoryMailbox(AccountState account, MailboxState state) {
    this.account = account;
    this.state = state;
    this.store = account.store;
  }

  @Override
  public MailboxId id() {
    return state.id;
  }

  /**
   * Does something with the mailbox under the lock of its account; NOT_FOUND if it has been
   * removed.
   */
  private <T> T with(Function<MailboxState, T> action) {
    return account.locked(
        () -> {
          if (state.removed) {
            throw new StoreException(StoreException.Kind.NOT_FOUND, "no mailbox " + state.id);
          }
          return action.apply(state);
        });
  }

  @Override
  public MailboxStatus status() {
    return with(MailboxState::status);
  }

  @Override
  public Set<Flag> keywords() {
    return with(mailbox -> mailbox.keywords.all());
  }

  @Override
  public UidSet uids(UidRange range, int limit) {
    requireNonNull(range, "range");
    MemoryAccount.requireLimit(limit);
    return with(mailbox -> MailboxReading.uids(mailbox, range, limit));
  }

  @Override
  public MessagePage messages(MessageQuery query) {
    requireNonNull(query, "query");
    return with(mailbox -> MailboxReading.messages(mailbox, query));
  }

  @Override
  public FlagsPage flags(MessageQuery query) {
    requireNonNull(query, "query");
    return with(mailbox -> MailboxReading.flags(mailbox, query));
  }

  @Override
  public MessageContent content(Uid uid) {
    requireNonNull(uid, "uid");
    StoredMessage.Body body = with(mailbox -> require(mailbox, uid)).body;
    return MessageContent.prefixed(body.prefix(), body.blob());
  }

  private static StoredMessage require(MailboxState mailbox, Uid uid) {
    StoredMessage message = mailbox.messages.find(uid.value());
    if (message == null) {
      throw new StoreException(StoreException.Kind.NOT_FOUND, "no message " + uid);
    }
    return message;
  }

  @Override
  public AppendResult append(List<NewMessage> messages) {
    AppendResult result = new MessageAppend(store, messages, limit()).into(this::with);
    hint(state, result.modSeq());
    store.budget().makeRoom();
    return result;
  }

  @Override
  public FlagUpdateResult updateFlags(UidSet uids, FlagUpdate update) {
    requireNonNull(uids, "uids");
    requireNonNull(update, "update");
    FlagUpdateResult result = with(mailbox -> FlagChanging.update(mailbox, uids, update));
    if (!result.changed().isEmpty()) {
      hint(state, result.modSeq());
    }
    return result;
  }

  @Override
  public TransferResult transfer(UidSet uids, MailboxId target, TransferMode mode) {
    requireNonNull(uids, "uids");
    requireNonNull(target, "target");
    requireNonNull(mode, "mode");
    List<StoredMessage> source = new ArrayList<>();
    QuotaLimit limit = mode == TransferMode.COPY ? limit() : QuotaLimit.NONE;
    TransferResult result =
        with(
            mailbox -> {
              MailboxState to = account.require(target);
              mailbox.messages.scan(uids, source::add);
              if (source.isEmpty()) {
                return new TransferResult(to.uidValidity, UidSet.empty(), UidSet.empty());
              }
              boolean move = mode == TransferMode.MOVE;
              UidSet copied = move ? MessageMoves.append(source, to) : copy(source, to, limit);
              UidSet from = move ? MessageMoves.leave(source, mailbox) : uidsOf(source);
              return new TransferResult(to.uidValidity, from, copied);
            });
    if (!source.isEmpty()) {
      hint(target);
      hint(state.id);
      store.budget().makeRoom();
    }
    return result;
  }

  private UidSet copy(List<StoredMessage> source, MailboxState target, QuotaLimit limit) {
    long octets = 0;
    long prefixes = 0;
    for (StoredMessage message : source) {
      octets += message.size();
      prefixes += message.body.prefix().length;
    }
    account.requireRoom(limit, octets, source.size());
    store.budget().add(source.size(), prefixes);
    try {
      return MessageMoves.append(source, target);
    } catch (StoreException e) {
      store.budget().free(source.size(), prefixes);
      throw e;
    }
  }

  private Optional<AppendResult> replace(Uid uid, MailboxId target, NewMessage message) {
    requireNonNull(uid, "uid");
    requireNonNull(target, "target");
    requireNonNull(message, "message");
    QuotaLimit limit = limit();
    MessageExchange exchange = new MessageExchange(account, this::with, uid.value());
    Optional<AppendResult> result = exchange.run(message, target, limit);
    if (result.isPresent()) {
      exchange.gone().ifPresent(store::release);
      hint(target);
      hint(state.id);
      store.budget().makeRoom();
    }
    return result;
  }

  /** Asked with no lock held: a directory may be behind it. */
  private QuotaLimit limit() {
    return store.limits().quotas().limit(account.id);
  }

  private static UidSet uidsOf(List<StoredMessage> messages) {
    UidSet.Builder uids = UidSet.builder();
    messages.forEach(message -> uids.add(message.uid));
    return uids.build();
  }

  @Override
  public UidSet expunge(UidSet uids) {
    return remove(uids, message -> message.has(Flag.DELETED));
  }

  @Override
  public UidSet remove(UidSet uids) {
    return remove(uids, message -> true);
  }

  private UidSet remove(UidSet uids, Predicate<StoredMessage> which) {
    requireNonNull(uids, "uids");
    List<StoredMessage> gone = new ArrayList<>();
    UidSet removed =
        with(
            mailbox -> {
              mailbox.messages.scan(
                  uids,
                  message -> {
                    if (which.test(message)) {
                      gone.add(message);
                    }
                    return true;
                  });
              return mailbox.remove(gone);
            });
    gone.forEach(store::release);
    if (!removed.isEmpty()) {
      hint(state.id);
    }
    return removed;
  }

  @Override
  public MailboxChanges changesSince(ModSeq since) {
    requireNonNull(since, "since");
    return with(mailbox -> MailboxReading.changes(mailbox, since.value()));
  }

  @Override
  public UidSet claimRecent() {
    return with(MailboxState::claimRecent);
  }

  @Override
  public <T> Optional<T> extension(Class<T> type) {
    if (type == SummaryCache.class) {
      return Optional.of(type.cast(new MemorySummaries(store.memoryBlobs(), this::with)));
    }
    MessageReplacer replacement = this::replace;
    return type == MessageReplacer.class ? Optional.of(type.cast(replacement)) : Optional.empty();
  }

  private void hint(MailboxId mailbox) {
    ModSeq highest =
        account.locked(
            () -> {
              MailboxState there = account.byId.get(mailbox);
              return there == null ? ModSeq.ZERO : there.highest();
            });
    if (highest.isAfter(ModSeq.ZERO)) {
      store.hints().mailboxChanged(account.id, mailbox, highest);
    }
  }

  private void hint(MailboxState mailbox, ModSeq highest) {
    store.hints().mailboxChanged(account.id, mailbox.id, highest);
  }
}
