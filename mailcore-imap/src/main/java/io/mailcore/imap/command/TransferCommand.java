package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.SequenceSet;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.TransferMode;
import io.mailcore.spi.store.TransferResult;
import java.util.Optional;
import java.util.Set;

/**
 * COPY, MOVE and both by UID (RFC 3501, sections 6.4.7 and 6.4.8; RFC 6851), with COPYUID (RFC
 * 4315, section 3).
 */
final class TransferCommand implements ImapCommand<TransferCommand.Args> {

  /** Which messages, and where to; no name if no mailbox can have it. */
  record Args(SequenceSet set, Optional<MailboxName> target) {}

  private final TransferMode mode;
  private final boolean byUid;

  private TransferCommand(TransferMode mode, boolean byUid) {
    this.mode = mode;
    this.byUid = byUid;
  }

  /** COPY. */
  static TransferCommand copy() {
    return new TransferCommand(TransferMode.COPY, false);
  }

  /** UID COPY. */
  static TransferCommand uidCopy() {
    return new TransferCommand(TransferMode.COPY, true);
  }

  /** MOVE. */
  static TransferCommand move() {
    return new TransferCommand(TransferMode.MOVE, false);
  }

  /** UID MOVE. */
  static TransferCommand uidMove() {
    return new TransferCommand(TransferMode.MOVE, true);
  }

  private String verb() {
    return mode == TransferMode.MOVE ? "MOVE" : "COPY";
  }

  @Override
  public String name() {
    return byUid ? "UID " + verb() : verb();
  }

  @Override
  public Set<SessionState> allowedIn() {
    return Set.of(SessionState.SELECTED);
  }

  @Override
  public Optional<String> extension() {
    return mode == TransferMode.MOVE ? Optional.of("MOVE") : Optional.empty();
  }

  @Override
  public boolean usesNumbers() {
    return !byUid;
  }

  @Override
  public Args parse(ImapReader in) {
    in.sp();
    SequenceSet set = in.sequenceSet();
    in.sp();
    return new Args(set, MailboxAnswers.name(in));
  }

  @Override
  public void execute(Args args, ImapSession session, Responder out) {
    SelectedMailbox selected = session.selected();
    if (mode == TransferMode.MOVE && selected.readOnly()) {
      out.finish(MailboxAnswers.READ_ONLY);
      return;
    }
    if (args.target().isEmpty()) {
      out.finish(MailboxAnswers.BAD_NAME);
      return;
    }
    Optional<MailboxEntry> target = session.find(args.target().get());
    if (target.isEmpty()) {
      out.finish(MailboxAnswers.TRYCREATE);
      return;
    }
    UidSet uids = selected.target(args.set(), byUid);
    if (uids.isEmpty()) {
      out.finish(done());
    } else {
      transfer(uids, target.get(), session, out);
    }
  }

  private void transfer(UidSet uids, MailboxEntry target, ImapSession session, Responder out) {
    SelectedMailbox selected = session.selected();
    TransferResult result;
    try {
      result = selected.mailbox().transfer(uids, target.id(), mode);
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.NOT_FOUND) {
        out.finish(MailboxAnswers.TRYCREATE);
        return;
      }
      throw e;
    }
    if (mode == TransferMode.MOVE || target.id().equals(selected.mailbox().id())) {
      selected.touched();
    }
    if (result.source().isEmpty()) {
      out.finish(done());
      return;
    }
    String code = "COPYUID " + result.uidValidity() + " " + result.source() + " " + result.target();
    if (mode == TransferMode.COPY) {
      out.finish(Answer.ok(code, name() + " done"));
      return;
    }
    // Before the EXPUNGEs, so that a client knows where the messages went (RFC 6851, section 4.3).
    out.send(out.writer().untagged().raw("OK").raw("[" + code + "]").text("Moved").crlf());
    ExpungeCommand.finish(result.source(), name() + " done", session, out);
  }

  private Answer done() {
    return Answer.ok(name() + " done");
  }
}
