package io.mailcore.imap.command;

import io.mailcore.imap.search.SearchCorrelator;
import io.mailcore.imap.search.SearchEvaluator;
import io.mailcore.imap.search.SearchMatches;
import io.mailcore.imap.search.SearchUpdates;
import io.mailcore.imap.search.SearchWatch;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.MailboxWatch;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.SearchRequest;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;

/** A search of which the client is told how its results change (RFC 5267, section 4.3). */
final class SearchContext implements MailboxWatch {

  private final SearchWatch watch;
  private final SearchUpdates updates;
  private final SelectedMailbox selected;

  private SearchContext(SearchWatch watch, SearchUpdates updates, SelectedMailbox selected) {
    this.watch = watch;
    this.updates = updates;
    this.selected = selected;
  }

  /** Begins to look on, if that was asked for. */
  static void begin(
      SearchRequest request,
      SearchMatches found,
      SearchCorrelator correlator,
      boolean byUid,
      ImapSession session,
      ImapWriter writer) {
    if (Contexts.areWanted(request) && Contexts.haveRoom(correlator.tag(), session, writer)) {
      SelectedMailbox selected = session.selected();
      SearchUpdates updates = new SearchUpdates(found.uids(), correlator, byUid);
      SearchWatch watch = Contexts.watch(request, session);
      selected.watches().add(correlator.tag(), new SearchContext(watch, updates, selected));
    }
  }

  @Override
  public void leaving(UidSet gone, ToIntFunction<Uid> numbers, ImapWriter out) {
    updates.leaving(gone, numbers, out);
  }

  @Override
  public BooleanSupplier changed(UidSet uids, Responder out) {
    SearchEvaluator evaluator = watch.look(uids);
    return () -> {
      if (evaluator.step()) {
        return true;
      }
      ImapWriter writer = out.writer();
      updates.looked(uids, evaluator.matches().uids(), selected::number, writer);
      if (writer.size() > 0) {
        out.send(writer);
      }
      return false;
    };
  }
}
