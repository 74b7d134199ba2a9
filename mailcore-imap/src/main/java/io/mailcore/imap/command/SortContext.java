package io.mailcore.imap.command;

import io.mailcore.imap.search.MessageSorter;
import io.mailcore.imap.search.SearchCorrelator;
import io.mailcore.imap.search.SearchEvaluator;
import io.mailcore.imap.search.SearchResponse;
import io.mailcore.imap.search.SearchWatch;
import io.mailcore.imap.search.SortUpdates;
import io.mailcore.imap.search.SortedMessages;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.MailboxWatch;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.SortKey;
import io.mailcore.imap.wire.SortRequest;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * A sort of which the client is told how its results change (RFC 5267, section 4.3). For each new
 * result all are sorted again, so that there may be {@value #MOST_RESULTS} of them at most when it
 * begins.
 */
final class SortContext implements MailboxWatch {

  private static final int MOST_RESULTS = 10_000;

  private final List<SortKey> keys;
  private final SearchWatch watch;
  private final SortUpdates updates;
  private final SelectedMailbox selected;

  private SortContext(
      List<SortKey> keys, SearchWatch watch, SortUpdates updates, SelectedMailbox selected) {
    this.keys = keys;
    this.watch = watch;
    this.updates = updates;
    this.selected = selected;
  }

  /** Begins to look on, if that was asked for. */
  static void begin(
      SortRequest request,
      SortedMessages found,
      boolean byUid,
      ImapSession session,
      Responder out) {
    if (!Contexts.areWanted(request.search())) {
      return;
    }
    ImapWriter writer = out.writer();
    if (found.count() > MOST_RESULTS) {
      Contexts.refuse(out.tag(), "Too many results", writer);
    } else if (Contexts.haveRoom(out.tag(), session, writer)) {
      SelectedMailbox selected = session.selected();
      SortUpdates updates = new SortUpdates(found, SearchCorrelator.of(out.tag()), byUid);
      SearchWatch watch = Contexts.watch(request.search(), session);
      selected.watches().add(out.tag(), new SortContext(request.keys(), watch, updates, selected));
    }
    if (writer.size() > 0) {
      out.send(writer);
    }
  }

  @Override
  public void leaving(UidSet gone, ToIntFunction<Uid> numbers, ImapWriter out) {
    updates.leaving(gone, numbers, out);
  }

  @Override
  public BooleanSupplier changed(UidSet uids, Responder out) {
    return new Look(uids, out);
  }

  /** Looks at what has changed, then sorts if there are new results. */
  private final class Look implements BooleanSupplier {

    private final UidSet uids;
    private final SearchEvaluator evaluator;
    private final Responder out;
    private Optional<MessageSorter> sorter = Optional.empty();

    Look(UidSet uids, Responder out) {
      this.uids = uids;
      this.evaluator = watch.look(uids);
      this.out = out;
    }

    @Override
    public boolean getAsBoolean() {
      if (sorter.isPresent()) {
        return sorter.get().step();
      }
      if (evaluator.step()) {
        return true;
      }
      UidSet found = evaluator.matches().uids();
      tell(writer -> updates.leaving(uids.minus(found), selected::number, writer));
      UidSet before = updates.results();
      if (found.minus(before).isEmpty()) {
        return false;
      }
      MessageSorter all =
          new MessageSorter(keys, selected.mailbox(), before.union(found), this::sorted);
      sorter = Optional.of(all);
      return true;
    }

    private Optional<SearchResponse> sorted(SortedMessages now) {
      tell(writer -> updates.coming(now, selected::number, writer));
      return Optional.empty();
    }

    private void tell(Consumer<ImapWriter> response) {
      ImapWriter writer = out.writer();
      response.accept(writer);
      if (writer.size() > 0) {
        out.send(writer);
      }
    }
  }
}
