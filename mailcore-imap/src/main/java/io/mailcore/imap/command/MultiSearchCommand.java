package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.MultiSearchRequest;
import io.mailcore.imap.wire.SearchRequest;
import io.mailcore.model.UidSet;
import java.util.Optional;
import java.util.Set;

/** ESEARCH (RFC 7377): searches several mailboxes, whichever is selected. */
final class MultiSearchCommand implements ImapCommand<MultiSearchRequest> {

  @Override
  public String name() {
    return "ESEARCH";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public Optional<String> extension() {
    return Optional.of("MULTISEARCH");
  }

  @Override
  public MultiSearchRequest parse(ImapReader in) {
    return MultiSearchRequest.parse(in);
  }

  @Override
  public void execute(MultiSearchRequest request, ImapSession session, Responder out) {
    SearchRequest search = request.search();
    SearchStart.check(search, "ESEARCH", session);
    Contexts.check(search, Contexts.SEARCH, session, out);
    if (request.isOfSelected() && session.maybeSelected().isEmpty()) {
      throw new ImapSyntaxException("Select a mailbox first");
    }
    boolean saves = SearchStart.saves(search);
    if (saves && !request.isOfSelectedAlone()) {
      throw new ImapSyntaxException("Results of the selected mailbox alone can be saved");
    }
    if (!request.isOfSelectedAlone() && search.namesSaved()) {
      throw new ImapSyntaxException("A search result is saved of the selected mailbox alone");
    }
    if (!search.knownCharset()) {
      if (saves) {
        session.selected().save(UidSet.empty());
      }
      out.finish(SearchStart.BAD_CHARSET);
      return;
    }
    if (search.asksForModSeq()) {
      Condstore.use(session);
    }
    if (search.usesNumbers()) {
      out.keepNumbers();
    }
    out.pump(
        new MultiSearchPieces(request, session, out), () -> out.finish(Answer.ok("ESEARCH done")));
  }
}
