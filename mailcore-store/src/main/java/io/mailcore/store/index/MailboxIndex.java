package io.mailcore.store.index;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.ModSeq;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.model.UidValidity;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.AppendResult;
import io.mailcore.spi.store.FlagChanges;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.FlagUpdateResult;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxChanges;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MailboxStatus;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.TransferResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mailbox without its bytes, as one value: for stores that keep an index whole, in a file or a
 * document, and for tests. It knows the rules of {@link Mailbox}: UIDs and mod-sequences, removals
 * to tell of, {@code \Recent}, keywords. The store reads it, asks for a change, saves what that
 * made, and answers its result; its components are what has to be saved.
 *
 * <p>Immutable. Questions and changes cost time and room proportional to the mailbox: right for
 * some ten thousand messages, beyond which a database does better.
 *
 * @param id what names the mailbox
 * @param uidValidity for how long its UIDs mean the same messages
 * @param uses what it is for
 * @param uidNext the next UID, 1 to 4294967296
 * @param highest the mod-sequence of the latest change
 * @param recentFrom messages from this UID on haven't been claimed
 * @param keywords those that messages have or had
 * @param messages ascending by UID
 * @param removals the latest removals, ascending
 * @param removalsSince {@code removals} holds all after this mod-sequence
 */
public record MailboxIndex(
    MailboxId id,
    UidValidity uidValidity,
    Set<SpecialUse> uses,
    long uidNext,
    ModSeq highest,
    long recentFrom,
    Set<Flag> keywords,
    List<IndexedMessage> messages,
    List<Removal> removals,
    ModSeq removalsSince) {

  private static final Logger LOG = LoggerFactory.getLogger(MailboxIndex.class);

  /** The most keywords of a mailbox. */
  public static final int MAX_KEYWORDS = 200;

  /** The most removals that are kept; the oldest is forgotten first. */
  public static final int MAX_REMOVALS = 1000;

  /**
   * Messages that one change removed.
   *
   * @param modSeq of the change
   * @param uids their UIDs
   */
  public record Removal(ModSeq modSeq, List<Uid> uids) {

    /** A removal of these. */
    public Removal {
      requireNonNull(modSeq, "modSeq");
      uids = List.copyOf(uids);
    }
  }

  /** A mailbox of these parts. */
  public MailboxIndex {
    requireNonNull(id, "id");
    requireNonNull(uidValidity, "uidValidity");
    uses = Set.copyOf(uses);
    requireNonNull(highest, "highest");
    keywords = Set.copyOf(keywords);
    messages = List.copyOf(messages);
    removals = List.copyOf(removals);
    requireNonNull(removalsSince, "removalsSince");
  }

  /** A new and empty mailbox. */
  public static MailboxIndex create(MailboxId id, UidValidity uidValidity, Set<SpecialUse> uses) {
    return new MailboxIndex(
        id, uidValidity, uses, 1, ModSeq.of(1), 1, Set.of(), List.of(), List.of(), ModSeq.ZERO);
  }

  private ModSeq next() {
    return ModSeq.of(highest.value() + 1);
  }

  /** The mailbox in a listing. */
  public MailboxEntry entry(MailboxName name) {
    return MailboxEntry.of(id, name, uidValidity).withUses(uses);
  }

  /** Answers {@link Mailbox#status}. */
  public MailboxStatus status() {
    long recent = messages.stream().filter(this::isRecent).count();
    MailboxStatus status =
        MailboxStatus.of(
            uidValidity, uidNext, highest, MailboxStatus.Counts.of(metas(messages), recent));
    return messages.stream()
        .filter(message -> !message.flags().contains(Flag.SEEN))
        .findFirst()
        .map(message -> status.withFirstUnseen(message.uid()))
        .orElse(status);
  }

  private boolean isRecent(IndexedMessage message) {
    return message.uid().value() >= recentFrom;
  }

  private static List<MessageMeta> metas(List<IndexedMessage> some) {
    return some.stream().map(IndexedMessage::meta).toList();
  }

  /** Answers {@link Mailbox#messages}. */
  public MessagePage messages(MessageQuery query) {
    return query.page(metas(messages));
  }

  /**
   * Answers {@link Mailbox#content}.
   *
   * @param blobs where the bytes are
   * @throws StoreException NOT_FOUND if there is no such message; DAMAGED if its blob is gone,
   *     which the log is told
   */
  public MessageContent content(Uid uid, BlobStore blobs) {
    IndexedMessage found =
        messages.stream()
            .filter(message -> message.uid().equals(uid))
            .findFirst()
            .orElseThrow(() -> new StoreException(Kind.NOT_FOUND, "no message " + uid));
    try {
      return found.content(blobs);
    } catch (StoreException e) {
      if (e.kind() != Kind.NOT_FOUND) {
        throw e;
      }
      LOG.error("mailbox={} uid={} damaged: {}", id, uid, e.getMessage());
      throw new StoreException(Kind.DAMAGED, "message " + uid + ": " + e.getMessage(), e);
    }
  }

  private List<IndexedMessage> select(UidSet uids) {
    return messages.stream().filter(message -> uids.contains(message.uid())).toList();
  }

  /** Answers {@link Mailbox#changesSince}. */
  public MailboxChanges changesSince(ModSeq since) {
    Stream<Uid> changed =
        messages.stream()
            .filter(message -> message.modSeq().isAfter(since))
            .map(IndexedMessage::uid);
    Stream<Uid> vanished =
        removals.stream()
            .filter(removal -> removal.modSeq().isAfter(since))
            .flatMap(removal -> removal.uids().stream());
    return new MailboxChanges(
        !removalsSince.isAfter(since),
        highest,
        UidSet.of(changed.toList()),
        UidSet.of(vanished.toList()));
  }

  /**
   * Does {@link Mailbox#append}.
   *
   * @param now the save date
   * @throws StoreException LIMIT
   */
  public Change<MailboxIndex, AppendResult> append(List<NewMessage> added, Instant now) {
    if (added.isEmpty()) {
      throw new IllegalArgumentException("messages: none (expected: at least one)");
    }
    Change<MailboxIndex, UidSet> change =
        put(added, (message, uid) -> IndexedMessage.of(message, uid, next(), now));
    return new Change<>(
        change.index(), new AppendResult(uidValidity, change.result(), change.index().highest));
  }

  /**
   * Does {@link Mailbox#transfer} into this mailbox; a move is done when the messages have been
   * {@linkplain #remove removed} from their mailbox too, in the same transaction.
   *
   * @param source where the messages are; may be this mailbox
   * @param now the save date
   * @throws StoreException LIMIT
   */
  public Change<MailboxIndex, TransferResult> copy(MailboxIndex source, UidSet uids, Instant now) {
    List<IndexedMessage> found = source.select(uids);
    Change<MailboxIndex, UidSet> change =
        put(found, (message, uid) -> message.copy(uid, next(), now));
    return new Change<>(
        change.index(),
        new TransferResult(uidValidity, IndexedMessage.uids(found), change.result()));
  }

  private <M> Change<MailboxIndex, UidSet> put(
      List<M> added, BiFunction<M, Uid, IndexedMessage> indexed) {
    if (added.isEmpty()) {
      return new Change<>(this, UidSet.empty());
    }
    if (uidNext + added.size() > Uid.MAX_VALUE + 1) {
      throw new StoreException(Kind.LIMIT, "the mailbox has used up its UIDs");
    }
    List<IndexedMessage> all = new ArrayList<>(messages);
    long uid = uidNext;
    for (M message : added) {
      all.add(indexed.apply(message, Uid.of(uid++)));
    }
    List<IndexedMessage> put = all.subList(messages.size(), all.size());
    MailboxIndex after =
        new MailboxIndex(
            id,
            uidValidity,
            uses,
            uid,
            next(),
            recentFrom,
            keywordsWith(put.stream().map(IndexedMessage::flags)),
            all,
            removals,
            removalsSince);
    return new Change<>(after, IndexedMessage.uids(put));
  }

  private Set<Flag> keywordsWith(Stream<Set<Flag>> flags) {
    Set<Flag> all = new HashSet<>(keywords);
    flags.flatMap(Set::stream).filter(flag -> !flag.isSystem()).forEach(all::add);
    if (all.size() > MAX_KEYWORDS) {
      throw new StoreException(Kind.LIMIT, "more than " + MAX_KEYWORDS + " keywords in a mailbox");
    }
    return all;
  }

  /**
   * Does {@link Mailbox#updateFlags}.
   *
   * @throws StoreException LIMIT
   */
  public Change<MailboxIndex, FlagUpdateResult> updateFlags(UidSet uids, FlagUpdate update) {
    FlagChanges changes = update.applyTo(metas(select(uids)), next());
    if (changes.changed().isEmpty()) {
      return new Change<>(this, changes.result(highest));
    }
    Map<Uid, MessageMeta> changed = new HashMap<>();
    changes.changed().forEach(meta -> changed.put(meta.uid(), meta));
    List<IndexedMessage> all = new ArrayList<>(messages);
    all.replaceAll(
        message ->
            Optional.ofNullable(changed.get(message.uid()))
                .map(meta -> message.with(meta.modSeq(), meta.flags()))
                .orElse(message));
    MailboxIndex after =
        new MailboxIndex(
            id,
            uidValidity,
            uses,
            uidNext,
            next(),
            recentFrom,
            keywordsWith(changes.changed().stream().map(MessageMeta::flags)),
            all,
            removals,
            removalsSince);
    return new Change<>(after, changes.result(after.highest));
  }

  /** Does {@link Mailbox#remove}. */
  public Change<MailboxIndex, UidSet> remove(UidSet uids) {
    return removeIf(message -> uids.contains(message.uid()));
  }

  /** Does {@link Mailbox#expunge}. */
  public Change<MailboxIndex, UidSet> expunge(UidSet uids) {
    return removeIf(
        message -> uids.contains(message.uid()) && message.flags().contains(Flag.DELETED));
  }

  private Change<MailboxIndex, UidSet> removeIf(Predicate<IndexedMessage> condition) {
    List<IndexedMessage> gone = messages.stream().filter(condition).toList();
    if (gone.isEmpty()) {
      return new Change<>(this, UidSet.empty());
    }
    List<Removal> all = new ArrayList<>(removals);
    all.add(new Removal(next(), gone.stream().map(IndexedMessage::uid).toList()));
    ModSeq since = all.size() > MAX_REMOVALS ? all.remove(0).modSeq() : removalsSince;
    MailboxIndex after =
        new MailboxIndex(
            id,
            uidValidity,
            uses,
            uidNext,
            next(),
            recentFrom,
            keywords,
            messages.stream().filter(condition.negate()).toList(),
            all,
            since);
    return new Change<>(after, IndexedMessage.uids(gone));
  }

  /** Does {@link Mailbox#claimRecent}. */
  public Change<MailboxIndex, UidSet> claimRecent() {
    MailboxIndex after =
        new MailboxIndex(
            id,
            uidValidity,
            uses,
            uidNext,
            highest,
            uidNext,
            keywords,
            messages,
            removals,
            removalsSince);
    List<IndexedMessage> claimed = messages.stream().filter(this::isRecent).toList();
    return new Change<>(after, IndexedMessage.uids(claimed));
  }
}
