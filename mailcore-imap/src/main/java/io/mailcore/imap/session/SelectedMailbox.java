package io.mailcore.imap.session;

import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.SequenceSet;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.ModSeq;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.model.UidValidity;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.FlagUpdateResult;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxChanges;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MailboxStatus;
import io.mailcore.spi.store.Registration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The selected mailbox as one client sees it. Message numbers live here and nowhere else.
 *
 * <p>What the client sees differs from what the store has: a message that was removed keeps its
 * number until the client has been told EXPUNGE, and a new one has none before EXISTS. Both are
 * told when a command ends, by the session, as far as the command's {@link Updates} allow; so
 * during a command numbers never move. A message that the view still has may be gone in the store:
 * it is passed over there silently.
 *
 * <p>Used on the strand; only the hint that something has changed comes from other threads.
 */
public final class SelectedMailbox {

  private static final String SEARCHRES = "SEARCHRES";
  private static final int PAGE = 65_536;
  private static final int MAX_ATTEMPTS = 5;

  private final MailboxName name;
  private final Mailbox mailbox;
  private final boolean readOnly;
  private final boolean savesResults;
  private final AtomicBoolean hinted = new AtomicBoolean();
  private Registration hints = () -> {};
  private MailboxStatus opened;
  private UidIndex view = UidIndex.EMPTY;
  private ModSeq highest = ModSeq.ZERO;

  /** Up to here the client has been told all: nothing that was held back is older. */
  private ModSeq told = ModSeq.ZERO;

  /** The latest mod-sequence that the client has seen in the running command. */
  private ModSeq shown = ModSeq.ZERO;

  private UidSet recent = UidSet.empty();
  private Set<Flag> keywords = Set.of();
  private UidSet saved = UidSet.empty();

  // What the store has told and the client hasn't been told yet.
  private UidSet vanished = UidSet.empty();
  private UidSet changed = UidSet.empty();
  private UidSet arrived = UidSet.empty();
  private boolean keywordsNew;
  private final OwnChanges own = new OwnChanges();
  private final Watches watches = new Watches();

  private SelectedMailbox(
      MailboxEntry entry, Mailbox mailbox, boolean readOnly, boolean savesResults) {
    this.name = entry.name();
    this.mailbox = mailbox;
    this.readOnly = readOnly;
    this.savesResults = savesResults;
    this.opened = mailbox.status();
  }

  /**
   * Opens a mailbox for {@code session}, without selecting it there.
   *
   * @throws io.mailcore.model.StoreException NOT_FOUND if it isn't there any more
   */
  public static SelectedMailbox open(MailboxEntry entry, boolean readOnly, ImapSession session) {
    Mailbox mailbox = session.mailboxes().open(entry.id());
    SelectedMailbox selected =
        new SelectedMailbox(entry, mailbox, readOnly, session.offers(SEARCHRES));
    Runnable hint =
        () -> {
          if (selected.hinted.compareAndSet(false, true)) {
            session.connection().execute(session::changed);
          }
        };
    // Before anything is read: a change in between is then heard of rather than missed.
    selected.hints = session.server().onChange(session.account(), entry.id(), hint);
    try {
      selected.load();
    } catch (RuntimeException e) {
      selected.close();
      throw e;
    }
    return selected;
  }

  private void load() {
    boolean complete = false;
    for (int attempt = 0; attempt < MAX_ATTEMPTS && !complete; attempt++) {
      opened = mailbox.status();
      // The pages aren't of one moment: what came or went meanwhile is in the changes.
      UidSet listed = listUids(opened.uidNext() - 1);
      MailboxChanges changes = mailbox.changesSince(opened.highestModSeq());
      complete = changes.complete();
      view = UidIndex.of(listed.minus(changes.vanished()).union(changes.changed()));
      highest = changes.highest();
      told = highest;
    }
    if (!complete) {
      throw new StoreException(
          StoreException.Kind.TEMPORARY, "mailbox changes too fast to be opened");
    }
    keywords = Set.copyOf(mailbox.keywords());
    recent = readOnly ? UidSet.empty() : mailbox.claimRecent();
  }

  private UidSet listUids(long last) {
    UidSet all = UidSet.empty();
    long next = 1;
    while (next <= last) {
      UidSet page = mailbox.uids(UidRange.of(next, last), PAGE);
      all = all.union(page);
      if (page.size() < PAGE) {
        break;
      }
      next = page.last().orElseThrow().value() + 1;
    }
    return all;
  }

  void close() {
    hints.close();
  }

  // ---- what it is

  /** What it was called when it was selected. */
  public MailboxName name() {
    return name;
  }

  /** The store's handle. Flags are changed and messages expunged through this class. */
  public Mailbox mailbox() {
    return mailbox;
  }

  /** Whether it was opened by EXAMINE: nothing may be changed. */
  public boolean readOnly() {
    return readOnly;
  }

  /** For how long its UIDs mean the same messages. */
  public UidValidity uidValidity() {
    return opened.uidValidity();
  }

  /** What the store said when it was opened. */
  public MailboxStatus opened() {
    return opened;
  }

  /** The next message gets this UID or a larger one, as far as this session knows. */
  public long uidNext() {
    return Math.max(opened.uidNext(), view.lastUid() + 1);
  }

  /**
   * Up to which change the client has been told of all, so that it misses none if it goes on from
   * there another time (RFC 7162, section 3.2).
   */
  public ModSeq highestModSeq() {
    return told;
  }

  /**
   * Notes that the client is shown the mod-sequence of a message: if that is later than what this
   * session has looked for, then so are perhaps other changes, and a client that goes by
   * mod-sequences must hear of them (RFC 7162, section 3.2).
   */
  public void shown(ModSeq modSeq) {
    shown = modSeq.isAfter(shown) ? modSeq : shown;
    if (modSeq.isAfter(highest)) {
      hinted.set(true);
    }
  }

  /** Whether the client was shown a mod-sequence up to which it hasn't been told of all. */
  boolean takeShownBeyondTold() {
    boolean beyond = shown.isAfter(told);
    shown = ModSeq.ZERO;
    return beyond;
  }

  /** The keywords that the client has been told of. */
  public Set<Flag> keywords() {
    return keywords;
  }

  // ---- numbers

  /** How many messages the client knows of; their numbers are 1 to this. */
  public int size() {
    return view.size();
  }

  /** The UIDs of all messages that the client knows of. */
  public UidSet uids() {
    return view.uids();
  }

  /**
   * The UID of the message with this number.
   *
   * @param number 1 to {@link #size()}
   */
  public Uid uid(int number) {
    return Uid.of(view.uid(number));
  }

  /** The number of the message with this UID, 0 if the client knows of none. */
  public int number(Uid uid) {
    return view.number(uid.value());
  }

  /**
   * The messages that a client's set names, as UIDs. Numbers and UIDs that aren't there are passed
   * over, {@code *} is the last message (RFC 3501, section 6.4.8), {@code $} what was saved (RFC
   * 5182).
   *
   * @param byUid whether the set is of UIDs, not of numbers
   * @throws ImapSyntaxException for {@code $} if the listener doesn't offer SEARCHRES
   */
  public UidSet resolve(SequenceSet set, boolean byUid) {
    if (set.isSaved()) {
      return saved();
    }
    return byUid
        ? set.resolveUids(view.lastUid()).intersection(view.uids())
        : view.uidsOf(set.resolve(view.size()));
  }

  /**
   * The messages that a command is about, as UIDs. UIDs that aren't there are passed over, numbers
   * that aren't there are an error (RFC 3501, section 9, seq-number, and section 6.4.8).
   *
   * @param byUid whether the set is of UIDs, not of numbers
   * @throws ImapSyntaxException if no message has one of the numbers; for {@code $} if the listener
   *     doesn't offer SEARCHRES
   */
  public UidSet target(SequenceSet set, boolean byUid) {
    if (!byUid && !set.isSaved() && !set.isWithin(view.size())) {
      throw new ImapSyntaxException("There is no message of that number");
    }
    return resolve(set, byUid);
  }

  /**
   * Keeps the result of a search, for {@code $} (RFC 5182, section 2.1). It lasts as long as the
   * mailbox is selected.
   */
  public void save(UidSet found) {
    saved = found;
  }

  /** Without messages that have been expunged since: no other gets the UID of one. */
  private UidSet saved() {
    if (!savesResults) {
      throw new ImapSyntaxException("Search results are not saved");
    }
    saved = saved.intersection(view.uids());
    return saved;
  }

  // ---- \Recent

  /** Whether this session is the first that was told of the message (RFC 3501, section 2.3.2). */
  public boolean isRecent(Uid uid) {
    return recent.contains(uid);
  }

  /** How many messages are recent. */
  public long recentCount() {
    return readOnly
        ? Math.min(opened.counts().recent(), view.size())
        : recent.intersection(view.uids()).size();
  }

  // ---- changes by this session

  /**
   * Changes flags so that the client isn't told again of what it did itself, yet is told of all
   * that others have changed on the same messages meanwhile: messages that nobody has touched since
   * the client's view are done first, and count as its own change; the others are done next and are
   * announced.
   *
   * @param update what to do; its {@code unchangedSince} is the client's own condition
   * @return what became of it, both together
   */
  public FlagUpdateResult updateFlags(UidSet uids, FlagUpdate update) {
    Optional<ModSeq> wanted = update.unchangedSince();
    boolean clientIsStricter = wanted.isPresent() && !wanted.get().isAfter(highest);
    ModSeq guard = clientIsStricter ? wanted.get() : highest;
    FlagUpdateResult first = mailbox.updateFlags(uids, update.withUnchangedSince(guard));
    own.add(first.modSeq(), first.changed());
    hinted.set(true);
    if (clientIsStricter || first.conflicting().isEmpty()) {
      return first;
    }
    FlagUpdateResult second = mailbox.updateFlags(first.conflicting(), update);
    return new FlagUpdateResult(
        first.changed().union(second.changed()),
        first.unchanged().union(second.unchanged()),
        second.conflicting(),
        second.modSeq());
  }

  /**
   * Removes those of {@code uids} that have {@code \Deleted}; the client is told by the updates at
   * the command's end, like of any other's expunge.
   *
   * @return what was removed
   */
  public UidSet expunge(UidSet uids) {
    hinted.set(true);
    return mailbox.expunge(uids.intersection(view.uids()));
  }

  /**
   * Says that this session has changed the mailbox by another way (a MOVE out of it, an APPEND to
   * it), so that the updates at the command's end look for it even if no hint has come.
   */
  public void touched() {
    hinted.set(true);
  }

  // ---- changes by anyone

  /** Who looks on as long as the mailbox is selected. */
  public Watches watches() {
    return watches;
  }

  boolean hinted() {
    return hinted.get();
  }

  /** Asks the store what has changed. */
  void refresh() {
    hinted.set(false);
    MailboxChanges changes = mailbox.changesSince(highest);
    UidSet known = view.uids();
    UidSet gone =
        changes.complete()
            ? changes.vanished().intersection(known)
            : known.minus(listUids(Uid.MAX_VALUE));
    vanished = vanished.union(gone);
    UidSet news = changes.changed().minus(own.at(changes.highest()));
    watches.changed(changes.changed());
    changed = changed.union(news.intersection(known)).minus(gone);
    arrived = arrived.union(behind(known, changes.changed())).minus(changes.vanished());
    highest = changes.highest();
    if (!changes.changed().isEmpty()) {
      lookForKeywords();
    }
    if (!arrived.isEmpty() && !readOnly) {
      recent = recent.union(mailbox.claimRecent());
    }
  }

  /** New messages: those behind the last one, as numbers can be given to no others. */
  private static UidSet behind(UidSet known, UidSet uids) {
    long next = known.last().map(uid -> uid.value() + 1).orElse(1L);
    return next > Uid.MAX_VALUE
        ? UidSet.empty()
        : uids.intersection(UidSet.of(UidRange.of(next, Uid.MAX_VALUE)));
  }

  /**
   * Whether these flags of messages have keywords that the client hasn't been told of; it is told
   * of them now, as FLAGS comes before the first FETCH that names one.
   */
  public boolean takeNewKeywords(Stream<Set<Flag>> flags) {
    boolean unknown = flags.anyMatch(this::haveUnknownKeyword);
    if (unknown) {
      lookForKeywords();
    }
    boolean told = unknown && keywordsNew;
    keywordsNew &= !told;
    return told;
  }

  private boolean haveUnknownKeyword(Set<Flag> flags) {
    for (Flag flag : flags) {
      if (!flag.isSystem() && !keywords.contains(flag)) {
        return true;
      }
    }
    return false;
  }

  private void lookForKeywords() {
    Set<Flag> now = mailbox.keywords();
    if (!keywords.containsAll(now)) {
      keywords = Set.copyOf(now);
      keywordsNew = true;
    }
  }

  /** Takes what there is to tell into the view, and gives it to be told. */
  MailboxNews takeNews(boolean withExpunges) {
    UidSet gone = withExpunges ? vanished : UidSet.empty();
    UidIndex old = view;
    if (!gone.isEmpty() || !arrived.isEmpty()) {
      view = UidIndex.of(view.uids().minus(gone).union(arrived));
    }
    MailboxNews news = new MailboxNews(told, old, gone, arrived, keywordsNew, changed, own.take());
    recent = recent.minus(gone);
    vanished = vanished.minus(gone);
    changed = UidSet.empty();
    arrived = UidSet.empty();
    keywordsNew = false;
    if (vanished.isEmpty()) {
      told = highest;
    }
    return news;
  }

  /** Takes back flags that were to be told and couldn't be read: they are told next time. */
  void untold(MailboxNews news) {
    changed = changed.union(news.flags().intersection(view.uids()));
    told = news.since();
  }
}
