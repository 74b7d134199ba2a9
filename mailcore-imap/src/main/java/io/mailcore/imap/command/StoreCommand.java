package io.mailcore.imap.command;

import io.mailcore.imap.fetch.FetchPlan;
import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.OptIn;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.session.Updates;
import io.mailcore.imap.wire.FetchItem;
import io.mailcore.imap.wire.FetchItem.Attribute;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.SequenceSet;
import io.mailcore.model.ModSeq;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.FlagUpdateResult;
import io.mailcore.spi.store.MessageQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** STORE and UID STORE (RFC 3501, sections 6.4.6 and 6.4.8; RFC 7162, section 3.1.3). */
final class StoreCommand implements ImapCommand<StoreCommand.Args> {

  /** Which messages, what is done to their flags, and whether the client knows how they end up. */
  record Args(SequenceSet set, FlagUpdate update, boolean silent) {}

  private final boolean byUid;

  private StoreCommand(boolean byUid) {
    this.byUid = byUid;
  }

  /** STORE. */
  static StoreCommand byNumber() {
    return new StoreCommand(false);
  }

  /** UID STORE. */
  static StoreCommand byUid() {
    return new StoreCommand(true);
  }

  @Override
  public String name() {
    return byUid ? "UID STORE" : "STORE";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return Set.of(SessionState.SELECTED);
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
    Optional<ModSeq> unchangedSince = Optional.empty();
    if (in.tryOpen()) {
      in.keyword("UNCHANGEDSINCE");
      in.sp();
      unchangedSince = Optional.of(ModSeq.of(in.number64()));
      in.close();
      in.sp();
    }
    String item = in.name();
    in.sp();
    FlagUpdate update = new FlagUpdate(mode(item), in.storeFlags(), unchangedSince);
    return new Args(set, update, item.endsWith(".SILENT"));
  }

  private static FlagUpdate.Mode mode(String item) {
    return switch (item) {
      case "FLAGS", "FLAGS.SILENT" -> FlagUpdate.Mode.REPLACE;
      case "+FLAGS", "+FLAGS.SILENT" -> FlagUpdate.Mode.ADD;
      case "-FLAGS", "-FLAGS.SILENT" -> FlagUpdate.Mode.REMOVE;
      default -> throw new ImapSyntaxException("Unknown STORE item");
    };
  }

  @Override
  public void execute(Args args, ImapSession session, Responder out) {
    SelectedMailbox selected = session.selected();
    if (args.update().unchangedSince().isPresent()) {
      Condstore.use(session);
    }
    if (selected.readOnly()) {
      out.finish(MailboxAnswers.READ_ONLY);
      return;
    }
    UidSet uids = selected.target(args.set(), byUid);
    if (uids.isEmpty()) {
      out.finish(Answer.ok(name() + " done"));
      return;
    }
    FlagUpdateResult result = selected.updateFlags(uids, args.update());
    UidSet told = told(args, result, session);
    FetchPlan plan = plan(args, session);
    Answer answer = answer(result.conflicting(), selected);
    if (told.isEmpty()) {
      out.finish(answer);
      return;
    }
    ImapWriter writer = out.writer();
    FetchPages pages = new FetchPages(plan, MessageQuery.of(told), session, writer);
    out.pump(new FetchPieces(pages, selected, writer, out), () -> out.finish(answer));
  }

  /**
   * A silent STORE still tells the new mod-sequences to a client that knows them, and one with a
   * condition that of each message that meets it (RFC 7162, section 3.1.3).
   */
  private static UidSet told(Args args, FlagUpdateResult result, ImapSession session) {
    if (args.silent() && !session.isCondstore()) {
      return UidSet.empty();
    }
    boolean changedAlone = args.silent() && args.update().unchangedSince().isEmpty();
    return changedAlone ? result.changed() : result.changed().union(result.unchanged());
  }

  private FetchPlan plan(Args args, ImapSession session) {
    List<FetchItem> items = new ArrayList<>();
    if (byUid && !session.isEnabled(OptIn.UIDONLY) || session.tellsUid()) {
      items.add(Attribute.UID);
    }
    if (!args.silent()) {
      items.add(Attribute.FLAGS);
    }
    if (session.isCondstore()) {
      items.add(Attribute.MODSEQ);
    }
    return FetchPlan.of(items);
  }

  private Answer answer(UidSet conflicting, SelectedMailbox selected) {
    if (conflicting.isEmpty()) {
      return Answer.ok(name() + " done");
    }
    UidSet named = byUid ? conflicting : numbers(conflicting, selected);
    return Answer.ok("MODIFIED " + named, "Some messages have changed meanwhile");
  }

  private static UidSet numbers(UidSet uids, SelectedMailbox selected) {
    UidSet.Builder numbers = UidSet.builder();
    for (UidRange range : uids.ranges()) {
      int first = selected.number(range.first());
      numbers.addRange(first, first + range.size() - 1);
    }
    return numbers.build();
  }
}
