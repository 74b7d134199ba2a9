package io.mailcore.imap.session;

import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.FlagsPage;
import io.mailcore.spi.store.MessageFlags;
import io.mailcore.spi.store.MessageQuery;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Tells a client what is new in its selected mailbox: VANISHED, or EXPUNGE, each with the number
 * that the message has at that point of the stream; EXISTS and RECENT; FLAGS; FETCH with flags.
 */
final class NewsPieces implements ResponsePieces {

  private static final int PIECE_OCTETS = 32 * 1024;
  private static final int FLAGS_PAGE = 500;

  private final MailboxNews news;
  private final SelectedMailbox selected;
  private final Responder out;
  private final ImapSession session;
  private final Iterator<UidRange> expunged;
  private final Iterator<UidSet> vanished;
  private int expungedSoFar;
  private int sameNumber;
  private int sameNumberLeft;
  private boolean headTold;

  /** Those who look on have been told of what is expunged. */
  private boolean begun;

  /** All but those who look on have been told. */
  private boolean told;

  private BooleanSupplier watched = () -> false;
  private Optional<Uid> flagsAfter = Optional.empty();

  NewsPieces(MailboxNews news, SelectedMailbox selected, Responder out, ImapSession session) {
    boolean byUid = session.isEnabled(OptIn.QRESYNC) || session.isEnabled(OptIn.UIDONLY);
    this.news = news;
    this.selected = selected;
    this.out = out;
    this.session = session;
    this.expunged = (byUid ? UidSet.empty() : news.expunged()).ranges().iterator();
    this.vanished = VanishedLines.parts(byUid ? news.expunged() : UidSet.empty());
  }

  @Override
  public boolean writeNext() {
    ImapWriter writer = out.writer();
    boolean more = !told && fill(writer);
    if (writer.size() > 0) {
      out.send(writer);
    }
    if (more) {
      return true;
    }
    told = true;
    return watched.getAsBoolean();
  }

  private boolean fill(ImapWriter writer) {
    if (!begun) {
      begun = true;
      selected.watches().leaving(news.expunged(), uid -> news.before().number(uid.value()), writer);
      watched = selected.watches().tell(selected.uids(), out);
    }
    while (vanished.hasNext() || sameNumberLeft > 0 || expunged.hasNext()) {
      if (vanished.hasNext()) {
        VanishedLines.now(vanished.next(), writer);
      } else {
        expunge(writer);
      }
      if (writer.size() >= PIECE_OCTETS) {
        return true;
      }
    }
    if (!headTold) {
      headTold = true;
      counts(writer);
      if (news.keywords()) {
        MailboxLines.write(selected, writer);
      }
    }
    return session.selectedEvents().flags() && !news.flags().isEmpty() && flags(writer);
  }

  /**
   * The messages of a range of UIDs have numbers that follow one another, and each takes the next.
   */
  private void expunge(ImapWriter writer) {
    if (sameNumberLeft == 0) {
      UidRange range = expunged.next();
      sameNumber = news.before().number(range.first().value()) - expungedSoFar;
      sameNumberLeft = (int) range.size();
      expungedSoFar += sameNumberLeft;
    }
    while (sameNumberLeft > 0 && writer.size() < PIECE_OCTETS) {
      writer.untagged().number(sameNumber).raw("EXPUNGE").crlf();
      sameNumberLeft--;
    }
  }

  private void counts(ImapWriter writer) {
    if (!news.arrived().isEmpty()) {
      writer.untagged().number(selected.size()).raw("EXISTS").crlf();
      if (session.tellsRecent()) {
        writer.untagged().number(selected.recentCount()).raw("RECENT").crlf();
      }
    }
  }

  private boolean flags(ImapWriter writer) {
    MessageQuery query = MessageQuery.of(news.flags()).withLimit(FLAGS_PAGE);
    FlagsPage page = selected.mailbox().flags(flagsAfter.map(query::withAfter).orElse(query));
    for (MessageFlags message : page.messages()) {
      int number = selected.number(message.uid());
      if (number > 0 && !news.own().made(message.modSeq(), message.uid().value())) {
        fetch(number, message, writer);
      }
    }
    flagsAfter = page.next();
    return flagsAfter.isPresent();
  }

  private void fetch(int number, MessageFlags message, ImapWriter writer) {
    boolean recent = session.tellsRecent() && selected.isRecent(message.uid());
    if (session.isEnabled(OptIn.UIDONLY)) {
      writer.untagged().number(message.uid().value()).raw("UIDFETCH").open();
    } else {
      writer.untagged().number(number).raw("FETCH").open();
    }
    if (session.tellsUid()) {
      writer.raw("UID").number(message.uid().value());
    }
    writer.raw("FLAGS").flags(MailboxLines.ordered(message.flags()), recent);
    if (session.isCondstore()) {
      selected.shown(message.modSeq());
      writer.raw("MODSEQ").open().number(message.modSeq().value()).close();
    }
    writer.close().crlf();
  }
}
