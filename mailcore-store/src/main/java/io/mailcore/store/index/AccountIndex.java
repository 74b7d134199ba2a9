package io.mailcore.store.index;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.model.UidValidity;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MailboxNames;
import io.mailcore.spi.store.TransferMode;
import io.mailcore.spi.store.TransferResult;
import io.mailcore.store.base.RandomIds;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An account without the bytes of its messages, as one value: for stores that keep an index whole,
 * in a file or a document. It knows the rules of {@link io.mailcore.spi.store.MailAccount}. The
 * store asks for a change under a lock of the account, saves the index that it made, lets others
 * see that, answers the result and {@linkplain #tellSince tells} the listeners.
 *
 * <p>Immutable; its components are what has to be saved. A change costs time and room proportional
 * to the number of mailboxes and to the messages of those that it changes.
 *
 * @param account whose
 * @param lastUidValidity the largest that a mailbox ever got
 * @param mailboxes by their names, INBOX among them
 * @param subscriptions the names subscribed to
 */
public record AccountIndex(
    AccountId account,
    long lastUidValidity,
    NavigableMap<MailboxName, MailboxIndex> mailboxes,
    NavigableSet<MailboxName> subscriptions) {

  /** The most mailboxes, and the most subscriptions, of an account. */
  public static final int MAX_NAMES = 10_000;

  private static final RandomIds IDS = new RandomIds();

  /** An account of these parts. */
  public AccountIndex {
    requireNonNull(account, "account");
    mailboxes = Collections.unmodifiableNavigableMap(new TreeMap<>(mailboxes));
    subscriptions = Collections.unmodifiableNavigableSet(new TreeSet<>(subscriptions));
  }

  /**
   * A new account with an INBOX.
   *
   * @param now for its UIDVALIDITY
   */
  public static AccountIndex create(AccountId account, Instant now) {
    return new AccountIndex(account, 0, new TreeMap<>(), new TreeSet<>())
        .make(List.of(MailboxName.INBOX), Set.of(), now);
  }

  private AccountIndex with(NavigableMap<MailboxName, MailboxIndex> changed) {
    return new AccountIndex(account, lastUidValidity, changed, subscriptions);
  }

  private AccountIndex make(List<MailboxName> made, Set<SpecialUse> usesOfLast, Instant now) {
    NavigableMap<MailboxName, MailboxIndex> all = new TreeMap<>(mailboxes);
    long validity = lastUidValidity;
    for (MailboxName name : made) {
      validity = Math.max(validity + 1, now.getEpochSecond());
      if (validity > Uid.MAX_VALUE) {
        throw new StoreException(Kind.LIMIT, "no UIDVALIDITY is left");
      }
      boolean last = name.equals(made.get(made.size() - 1));
      MailboxId id = MailboxId.of(IDS.next('m'));
      all.put(
          name, MailboxIndex.create(id, UidValidity.of(validity), last ? usesOfLast : Set.of()));
    }
    return new AccountIndex(account, validity, all, subscriptions);
  }

  /** Answers {@link io.mailcore.spi.store.MailAccount#list}. */
  public List<MailboxEntry> list(Optional<MailboxName> after, int limit) {
    NavigableMap<MailboxName, MailboxIndex> rest =
        after.map(name -> mailboxes.tailMap(name, false)).orElse(mailboxes);
    return rest.entrySet().stream()
        .limit(limit)
        .map(entry -> entry.getValue().entry(entry.getKey()))
        .toList();
  }

  /** Answers {@link io.mailcore.spi.store.MailAccount#find}. */
  public Optional<MailboxEntry> find(MailboxName name) {
    return Optional.ofNullable(mailboxes.get(name)).map(found -> found.entry(name));
  }

  /**
   * The mailbox with this id.
   *
   * @throws StoreException NOT_FOUND
   */
  public MailboxIndex mailbox(MailboxId id) {
    return entry(id).getValue();
  }

  private Map.Entry<MailboxName, MailboxIndex> entry(MailboxId id) {
    return mailboxes.entrySet().stream()
        .filter(entry -> entry.getValue().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new StoreException(Kind.NOT_FOUND, "no mailbox " + id));
  }

  /** The blobs that messages name, one as often as it is named. */
  public Stream<BlobRef> blobs() {
    return mailboxes.values().stream()
        .flatMap(mailbox -> mailbox.messages().stream())
        .map(IndexedMessage::blob);
  }

  private MailboxNames names() {
    return MailboxNames.of(mailboxes.navigableKeySet(), MAX_NAMES);
  }

  private Change<AccountIndex, MailboxEntry> answer(MailboxName name) {
    return new Change<>(this, find(name).orElseThrow());
  }

  /**
   * Does {@link io.mailcore.spi.store.MailAccount#create}.
   *
   * @param now for UIDVALIDITY
   */
  public Change<AccountIndex, MailboxEntry> create(
      MailboxName name, Set<SpecialUse> uses, Instant now) {
    return make(names().create(name), uses, now).answer(name);
  }

  /**
   * Does {@link io.mailcore.spi.store.MailAccount#rename}.
   *
   * @param now for UIDVALIDITY and save dates
   */
  public Change<AccountIndex, MailboxEntry> rename(MailboxName from, MailboxName to, Instant now) {
    MailboxNames.Renaming plan = names().rename(from, to);
    AccountIndex made = make(plan.made(), Set.of(), now);
    if (from.isInbox()) {
      MailboxId target = made.find(to).orElseThrow().id();
      MailboxId inbox = made.find(from).orElseThrow().id();
      return made.transfer(inbox, UidSet.of(UidRange.ALL), target, TransferMode.MOVE, now)
          .index()
          .answer(to);
    }
    NavigableMap<MailboxName, MailboxIndex> all = new TreeMap<>(made.mailboxes);
    plan.applyTo(all);
    return made.with(all).answer(to);
  }

  /** Does {@link io.mailcore.spi.store.MailAccount#delete}; answers what was removed. */
  public Change<AccountIndex, MailboxIndex> delete(MailboxName name) {
    names().requireRemovable(name);
    NavigableMap<MailboxName, MailboxIndex> all = new TreeMap<>(mailboxes);
    MailboxIndex removed = requireNonNull(all.remove(name));
    return new Change<>(with(all), removed);
  }

  /**
   * Does {@link io.mailcore.spi.store.MailAccount#subscribe}; answers whether it changed anything.
   */
  public Change<AccountIndex, Boolean> subscribe(MailboxName name, boolean subscribed) {
    NavigableSet<MailboxName> names = new TreeSet<>(subscriptions);
    boolean changed = subscribed ? names.add(name) : names.remove(name);
    if (names.size() > MAX_NAMES) {
      throw new StoreException(Kind.LIMIT, "more than " + MAX_NAMES + " subscriptions");
    }
    return new Change<>(new AccountIndex(account, lastUidValidity, mailboxes, names), changed);
  }

  /**
   * Changes one mailbox.
   *
   * @param work what is done to it, for example {@code mailbox -> mailbox.remove(uids)}
   * @throws StoreException NOT_FOUND; what {@code work} throws
   */
  public <T> Change<AccountIndex, T> change(
      MailboxId id, Function<MailboxIndex, Change<MailboxIndex, T>> work) {
    NavigableMap<MailboxName, MailboxIndex> all = new TreeMap<>(mailboxes);
    Map.Entry<MailboxName, MailboxIndex> before = entry(id);
    Change<MailboxIndex, T> change = work.apply(before.getValue());
    all.put(before.getKey(), change.index());
    return new Change<>(with(all), change.result());
  }

  /**
   * Does {@link io.mailcore.spi.store.Mailbox#transfer}.
   *
   * @param now the save date
   */
  public Change<AccountIndex, TransferResult> transfer(
      MailboxId from, UidSet uids, MailboxId to, TransferMode mode, Instant now) {
    MailboxIndex source = mailbox(from);
    Change<AccountIndex, TransferResult> copied =
        change(to, target -> target.copy(source, uids, now));
    if (mode == TransferMode.COPY) {
      return copied;
    }
    UidSet moved = copied.result().source();
    return new Change<>(
        copied.index().change(from, mailbox -> mailbox.remove(moved)).index(), copied.result());
  }

  /**
   * Tells {@code listener} what is other in this index than in {@code before}. Call it once this
   * one can be seen, with no lock held.
   */
  public void tellSince(AccountIndex before, ChangeListener listener) {
    if (!mailboxes.keySet().equals(before.mailboxes.keySet())
        || !subscriptions.equals(before.subscriptions)) {
      listener.mailboxesChanged(account);
    }
    mailboxes.forEach(
        (name, mailbox) -> {
          MailboxIndex earlier = before.mailboxes.get(name);
          if (earlier == null || mailbox.highest().isAfter(earlier.highest())) {
            listener.mailboxChanged(account, mailbox.id(), mailbox.highest());
          }
        });
  }
}
