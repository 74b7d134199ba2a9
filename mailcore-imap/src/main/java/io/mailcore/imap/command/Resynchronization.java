package io.mailcore.imap.command;

import io.mailcore.imap.fetch.FetchPlan;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.OptIn;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.ResponsePieces;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.VanishedLines;
import io.mailcore.imap.wire.FetchItem.Attribute;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.QresyncParameter;
import io.mailcore.imap.wire.SequenceSet;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.MailboxChanges;
import io.mailcore.spi.store.MessageQuery;
import java.util.List;

/**
 * What a client has missed that knows a mailbox from another time (RFC 7162, sections 3.2.5 and
 * 3.2.6).
 */
final class Resynchronization {

  private Resynchronization() {}

  /**
   * Wants QRESYNC to be enabled.
   *
   * @throws ImapSyntaxException if it isn't
   */
  static void require(ImapSession session) {
    if (!session.isEnabled(OptIn.QRESYNC)) {
      throw new ImapSyntaxException("QRESYNC is not enabled");
    }
  }

  /**
   * What SELECT's parameter asks for.
   *
   * @param parameter whose UIDVALIDITY is the mailbox's
   */
  static ResponsePieces missed(QresyncParameter parameter, ImapSession session, Responder out) {
    SelectedMailbox selected = session.selected();
    long last = selected.uidNext() - 1;
    UidSet known = parameter.known().map(set -> set.resolveUids(last)).orElseGet(() -> upTo(last));
    ModSeq since = ModSeq.of(parameter.modSeq());
    MailboxChanges changes = selected.mailbox().changesSince(since);
    UidSet gone = gone(changes, known, selected);
    if (!changes.complete() && parameter.match().isPresent()) {
      gone = gone.minus(upTo(lastMatch(parameter.match().get(), selected)));
    }
    FetchPlan flags = FetchPlan.of(List.of(Attribute.FLAGS, Attribute.MODSEQ));
    FetchPlan plan = session.tellsUid() ? flags.withFirst(Attribute.UID) : flags;
    MessageQuery changed =
        MessageQuery.of(known.intersection(selected.uids())).withChangedSince(since);
    ImapWriter writer = out.writer();
    FetchPages pages = new FetchPages(plan, changed, session, writer);
    return new PiecesInTurn(
        List.of(vanished(gone, out), new FetchPieces(pages, selected, writer, out)));
  }

  /** VANISHED (EARLIER) for those of {@code set} that went after {@code since}. */
  static ResponsePieces vanished(
      SequenceSet set, ModSeq since, SelectedMailbox selected, Responder out) {
    UidSet known = set.resolveUids(selected.uidNext() - 1);
    return vanished(gone(selected.mailbox().changesSince(since), known, selected), out);
  }

  private static ResponsePieces vanished(UidSet gone, Responder out) {
    return new LinePieces<>(VanishedLines.parts(gone), VanishedLines::earlier, out);
  }

  /**
   * Those of {@code known} that are gone: since the mod-sequence that was asked for, or at any time
   * if the store doesn't remember that far. What the session still has a number for is told as news
   * of the selected mailbox.
   */
  private static UidSet gone(MailboxChanges changes, UidSet known, SelectedMailbox selected) {
    UidSet gone = changes.complete() ? known.intersection(changes.vanished()) : known;
    return gone.minus(selected.uids());
  }

  private static UidSet upTo(long last) {
    return last == 0 ? UidSet.empty() : UidSet.builder().addRange(1, last).build();
  }

  /**
   * The largest UID in the client's sample whose message has the number that the client thinks, 0
   * if there is none. Nothing up to it has gone without the client's knowing: fewer messages below
   * would mean a smaller number. So the pairs that match come before those that don't.
   */
  private static long lastMatch(QresyncParameter.Match match, SelectedMailbox selected) {
    List<SequenceSet.Range> numbers = match.numbers().resolve(selected.size());
    List<SequenceSet.Range> uids = match.uids().resolve(Uid.MAX_VALUE);
    long last = 0;
    int u = 0;
    long taken = 0;
    for (SequenceSet.Range range : numbers) {
      long number = range.first();
      while (number <= range.last()) {
        long uid = uids.get(u).first() + taken;
        long length = Math.min(range.last() - number, uids.get(u).last() - uid) + 1;
        long matching = matching(number, uid, length, selected);
        last = matching > 0 ? uid + matching - 1 : last;
        if (matching < length) {
          return last;
        }
        number += length;
        taken += length;
        if (uid + length > uids.get(u).last()) {
          u++;
          taken = 0;
        }
      }
    }
    return last;
  }

  /** How many of the pairs that begin with {@code number} and {@code uid} match. */
  private static long matching(long number, long uid, long length, SelectedMailbox selected) {
    long low = 0;
    long high = length;
    while (low < high) {
      long middle = (low + high + 1) >>> 1;
      if (selected.uid((int) (number + middle - 1)).value() == uid + middle - 1) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
