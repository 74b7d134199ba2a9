package io.mailcore.imap.command;

import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.NotifyRequest.Event;
import io.mailcore.imap.wire.SequenceSet;
import io.mailcore.model.MailboxName;
import io.mailcore.spi.store.MailboxStatus;
import java.util.Set;

/**
 * What a client has been told of a mailbox that it hasn't selected (RFC 5465, section 5).
 *
 * @param name what it is called
 * @param uidNext where its UIDs go on
 * @param messages how many there are
 * @param unseen how many of them are unseen
 * @param modSeq its mod-sequence
 */
record WatchedMailbox(MailboxName name, long uidNext, long messages, long unseen, long modSeq) {

  /** A mailbox of which nothing is known, as one that is new. */
  static WatchedMailbox unknown(MailboxName name) {
    return new WatchedMailbox(name, 1, 0, 0, 0);
  }

  static WatchedMailbox of(MailboxName name, MailboxStatus status) {
    return new WatchedMailbox(
        name,
        status.uidNext(),
        status.counts().messages(),
        status.counts().unseen(),
        status.highestModSeq().value());
  }

  WatchedMailbox withName(MailboxName changed) {
    return new WatchedMailbox(changed, uidNext, messages, unseen, modSeq);
  }

  /** Writes STATUS if there is something in {@code now} that the client wants to be told of. */
  void write(MailboxStatus now, Set<Event> wanted, ImapSession session, ImapWriter writer) {
    WatchedMailbox current = of(name, now);
    boolean counts = current.uidNext != uidNext || current.messages != messages;
    boolean flags = current.unseen != unseen || session.isCondstore() && current.modSeq != modSeq;
    if (counts && wanted.contains(Event.MESSAGE_NEW)
        || flags && wanted.contains(Event.FLAG_CHANGE)) {
      status(now, session, writer);
    }
  }

  /** Writes all that the events may need, so that each response tells how things are now. */
  void status(MailboxStatus now, ImapSession session, ImapWriter writer) {
    writer.untagged().raw("STATUS").mailbox(name).open();
    writer.raw("MESSAGES").number(now.counts().messages());
    writer.raw("UIDNEXT").number(Math.min(now.uidNext(), SequenceSet.MAX_NUMBER));
    writer.raw("UIDVALIDITY").number(now.uidValidity().value());
    writer.raw("UNSEEN").number(now.counts().unseen());
    if (session.isCondstore()) {
      writer.raw("HIGHESTMODSEQ").number(now.highestModSeq().value());
    }
    writer.close().crlf();
  }
}
