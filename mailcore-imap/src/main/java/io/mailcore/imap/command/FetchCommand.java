package io.mailcore.imap.command;

import io.mailcore.imap.fetch.FetchPlan;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.OptIn;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.ResponsePieces;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.session.Updates;
import io.mailcore.imap.wire.FetchItem;
import io.mailcore.imap.wire.FetchItem.Attribute;
import io.mailcore.imap.wire.FetchRequest;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.SequenceSet;
import io.mailcore.model.ModSeq;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.MessageQuery;
import java.util.List;
import java.util.Set;

/**
 * FETCH and UID FETCH (RFC 3501, sections 6.4.5 and 6.4.8; RFC 7162, sections 3.1.4 and 3.2.6),
 * with the items of RFC 3516, 8474, 8514 and 8970.
 */
final class FetchCommand implements ImapCommand<FetchCommand.Args> {

  /** Which messages, and what of them. */
  record Args(SequenceSet set, FetchRequest request) {}

  static final String BINARY = "BINARY";
  static final String OBJECTID = "OBJECTID";

  private final boolean byUid;

  private FetchCommand(boolean byUid) {
    this.byUid = byUid;
  }

  /** FETCH. */
  static FetchCommand byNumber() {
    return new FetchCommand(false);
  }

  /** UID FETCH. */
  static FetchCommand byUid() {
    return new FetchCommand(true);
  }

  @Override
  public String name() {
    return byUid ? "UID FETCH" : "FETCH";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return Set.of(SessionState.SELECTED);
  }

  @Override
  public List<String> capabilities(ImapSession session) {
    return List.of(BINARY, Condstore.CAPABILITY, OBJECTID, "PREVIEW", "SAVEDATE");
  }

  @Override
  public Updates updates() {
    return byUid ? Updates.ALL : Updates.NO_EXPUNGE;
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
    return new Args(set, FetchRequest.parse(in));
  }

  /**
   * Looks whether the client may ask for these items.
   *
   * @throws ImapSyntaxException if not
   */
  static void allow(List<FetchItem> items, ImapSession session) {
    if (!items.stream().allMatch(item -> item.capability().map(session::offers).orElse(true))) {
      throw new ImapSyntaxException("Unknown FETCH item");
    }
    if (items.contains(Attribute.MODSEQ)) {
      Condstore.use(session);
    }
  }

  @Override
  public void execute(Args args, ImapSession session, Responder out) {
    FetchRequest request = args.request();
    if (request.vanished()) {
      Resynchronization.require(session);
      if (!byUid) {
        throw new ImapSyntaxException("VANISHED is for UID FETCH");
      }
    }
    if (request.partial().isPresent() && !(byUid && session.offers(SearchStart.PARTIAL))) {
      throw new ImapSyntaxException("Unknown FETCH modifier");
    }
    FetchPlan plan = FetchPlan.of(request.items());
    if (byUid && !session.isEnabled(OptIn.UIDONLY)) {
      plan = plan.withFirst(Attribute.UID);
    }
    if (request.changedSince().isPresent()) {
      plan = plan.withLast(Attribute.MODSEQ);
    }
    allow(plan.items(), session);
    SelectedMailbox selected = session.selected();
    ModSeq since = ModSeq.of(request.changedSince().orElse(0));
    UidSet named = selected.target(args.set(), byUid);
    UidSet uids = request.partial().map(part -> part.of(named)).orElse(named);
    MessageQuery query = MessageQuery.of(uids).withChangedSince(since);
    ImapWriter writer = out.writer();
    FetchPages pages = new FetchPages(plan, query, session, writer);
    FetchPieces pieces = new FetchPieces(pages, selected, writer, out);
    ResponsePieces all = pieces;
    if (request.vanished()) {
      // Before the messages, or their numbers might be misunderstood (RFC 7162, section 3.2.6).
      all =
          new PiecesInTurn(
              List.of(Resynchronization.vanished(args.set(), since, selected, out), pieces));
    }
    out.pump(all, () -> out.finish(pieces.answer(name())));
  }
}
