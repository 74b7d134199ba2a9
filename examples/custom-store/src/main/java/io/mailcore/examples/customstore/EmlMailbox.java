package io.mailcore.examples.customstore;

import static io.mailcore.examples.customstore.EmlStore.files;

import io.mailcore.examples.customstore.Box.Stored;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.AppendResult;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.FlagUpdateResult;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxChanges;
import io.mailcore.spi.store.MailboxStatus;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.TransferMode;
import io.mailcore.spi.store.TransferResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** One mailbox of an account. */
record EmlMailbox(EmlAccount account, MailboxId id) implements Mailbox {

  private <T> T look(Function<Box, T> question) {
    return account.look(() -> question.apply(account.box(id)));
  }

  private <T> T change(Function<Box, T> work) {
    T result = account.change(() -> work.apply(account.box(id)));
    account.tell(id);
    return result;
  }

  private static List<MessageMeta> metas(Collection<Stored> messages) {
    return messages.stream().map(Stored::meta).toList();
  }

  private static UidSet uids(Collection<MessageMeta> messages) {
    return UidSet.of(messages.stream().map(MessageMeta::uid).toList());
  }

  @Override
  public MailboxStatus status() {
    return look(
        box -> {
          List<MessageMeta> all = box.metas();
          long seen = all.stream().filter(m -> m.flags().contains(Flag.SEEN)).count();
          long deleted = all.stream().filter(m -> m.flags().contains(Flag.DELETED)).count();
          long recent = box.messages.tailMap(box.recentFrom).size();
          long octets = all.stream().mapToLong(MessageMeta::size).sum();
          return MailboxStatus.of(
              box.uidValidity,
              box.uidNext,
              ModSeq.of(box.modSeq),
              new MailboxStatus.Counts(all.size(), all.size() - seen, deleted, recent, octets));
        });
  }

  @Override
  public Set<Flag> keywords() {
    return look(box -> Set.copyOf(box.keywords));
  }

  @Override
  public UidSet uids(UidRange range, int limit) {
    MessageQuery query = MessageQuery.of(UidSet.of(range)).withLimit(limit);
    return uids(messages(query).messages());
  }

  @Override
  public MessagePage messages(MessageQuery query) {
    return look(box -> query.page(box.metas()));
  }

  @Override
  public MessageContent content(Uid uid) {
    return look(
        box -> {
          Stored message =
              box.select(UidSet.of(uid)).stream()
                  .findFirst()
                  .orElseThrow(() -> new StoreException(Kind.NOT_FOUND, "no message " + uid));
          return MessageContent.ofFile(
              account.directory.resolve(message.file()), message.meta().size());
        });
  }

  @Override
  public AppendResult append(List<NewMessage> messages) {
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("messages: none (expected: at least one)");
    }
    List<String> written = messages.stream().map(this::write).toList();
    return change(
        box -> {
          box.modSeq++;
          List<Uid> uids = new ArrayList<>();
          for (NewMessage message : messages) {
            MessageMeta meta =
                MessageMeta.builder(Uid.MIN, ModSeq.ZERO, message.internalDate(), message.size())
                    .flags(message.flags())
                    .prefixLength(message.prefix().length)
                    .build();
            uids.add(box.add(meta, written.get(uids.size())));
          }
          return new AppendResult(box.uidValidity, UidSet.of(uids), ModSeq.of(box.modSeq));
        });
  }

  /** Writes prefix and blob into a file of the account, durable before the index names it. */
  private String write(NewMessage message) {
    Path blob = account.store.path(message.blob().id());
    if (!Files.exists(blob)) {
      throw new StoreException(Kind.NOT_FOUND, "no blob " + message.blob().id());
    }
    String name = UUID.randomUUID() + ".eml";
    Path file = account.directory.resolve(name);
    files(() -> write(message, blob, file));
    EmlFiles.sync(file);
    return name;
  }

  private static long write(NewMessage message, Path blob, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(message.prefix());
      return Files.copy(blob, out);
    }
  }

  @Override
  public FlagUpdateResult updateFlags(UidSet uids, FlagUpdate update) {
    return change(
        box -> {
          List<Stored> changed = new ArrayList<>();
          List<MessageMeta> unchanged = new ArrayList<>();
          List<MessageMeta> conflicting = new ArrayList<>();
          ModSeq next = ModSeq.of(box.modSeq + 1);
          for (Stored stored : box.select(uids)) {
            MessageMeta message = stored.meta();
            Set<Flag> flags = update.applyTo(message.flags());
            if (update.conflictsWith(message.modSeq())) {
              conflicting.add(message);
            } else if (flags.equals(message.flags())) {
              unchanged.add(message);
            } else {
              box.remember(flags);
              MessageMeta after = message.copy(message.uid(), next).flags(flags).build();
              changed.add(new Stored(after, stored.file()));
            }
          }
          changed.forEach(message -> box.put(message.meta(), message.file()));
          box.modSeq += changed.isEmpty() ? 0 : 1;
          return new FlagUpdateResult(
              uids(metas(changed)), uids(unchanged), uids(conflicting), ModSeq.of(box.modSeq));
        });
  }

  @Override
  public TransferResult transfer(UidSet uids, MailboxId target, TransferMode mode) {
    TransferResult result =
        change(
            box -> {
              Box to = account.box(target);
              List<Stored> source = box.select(uids);
              to.modSeq += source.isEmpty() ? 0 : 1;
              List<Uid> copies = source.stream().map(m -> to.add(m.meta(), m.file())).toList();
              if (mode == TransferMode.MOVE) {
                box.remove(source);
              }
              return new TransferResult(to.uidValidity, uids(metas(source)), UidSet.of(copies));
            });
    account.tell(target);
    return result;
  }

  @Override
  public UidSet expunge(UidSet uids) {
    return removeIf(uids, message -> message.flags().contains(Flag.DELETED));
  }

  @Override
  public UidSet remove(UidSet uids) {
    return removeIf(uids, message -> true);
  }

  private UidSet removeIf(UidSet uids, Predicate<MessageMeta> condition) {
    List<Stored> removed =
        change(
            box -> {
              List<Stored> gone =
                  box.select(uids).stream().filter(m -> condition.test(m.meta())).toList();
              box.remove(gone);
              return gone;
            });
    sweep(account, removed);
    return uids(metas(removed));
  }

  /** Removes the files that no message is in any more. */
  static void sweep(EmlAccount account, Collection<Stored> messages) {
    account.look(
        () -> {
          messages.stream()
              .map(Stored::file)
              .filter(file -> !account.names(file))
              .forEach(f -> files(() -> Files.deleteIfExists(account.directory.resolve(f))));
          return messages.size();
        });
  }

  @Override
  public MailboxChanges changesSince(ModSeq since) {
    return look(
        box -> {
          long[] vanished =
              box.removed.entrySet().stream()
                  .filter(entry -> entry.getValue() > since.value())
                  .mapToLong(Map.Entry::getKey)
                  .toArray();
          Predicate<MessageMeta> changed = message -> message.modSeq().isAfter(since);
          return new MailboxChanges(
              true,
              ModSeq.of(box.modSeq),
              uids(box.metas().stream().filter(changed).toList()),
              UidSet.of(vanished));
        });
  }

  @Override
  public UidSet claimRecent() {
    return account.change(
        () -> {
          Box box = account.box(id);
          UidSet recent = uids(metas(box.messages.tailMap(box.recentFrom).values()));
          box.recentFrom = box.uidNext;
          return recent;
        });
  }
}
