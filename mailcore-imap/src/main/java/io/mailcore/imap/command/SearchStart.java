package io.mailcore.imap.command;

import io.mailcore.imap.search.SearchEvaluator;
import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.OptIn;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.SearchRequest;
import io.mailcore.imap.wire.SearchReturn;
import io.mailcore.model.UidSet;
import java.util.Optional;

/** How SEARCH, SORT and THREAD begin: what is asked for is offered, and can be understood. */
final class SearchStart {

  /** The answer to a charset that isn't known (RFC 3501, section 6.4.4). */
  static final Answer BAD_CHARSET =
      Answer.no("BADCHARSET (US-ASCII UTF-8)", "Charset is not known");

  static final String SEARCHRES = "SEARCHRES";
  static final String PARTIAL = "PARTIAL";

  private SearchStart() {}

  /**
   * Looks whether all is offered, lets the client be told of mod-sequences if it asks for them, and
   * empties the saved result if this is to replace it: a failure leaves it empty (RFC 5182, section
   * 2.1).
   *
   * @param returning the capability that brings RETURN
   * @return nothing if the charset isn't known
   * @throws ImapSyntaxException for what isn't offered, and for a set that can't be resolved
   */
  static Optional<SearchEvaluator> of(
      SearchRequest request, String returning, ImapSession session, Responder out) {
    check(request, returning, session);
    SelectedMailbox selected = session.selected();
    Optional<SearchEvaluator> evaluator = Optional.empty();
    if (request.knownCharset()) {
      if (request.asksForModSeq()) {
        Condstore.use(session);
      }
      if (request.usesNumbers()) {
        out.keepNumbers();
      }
      // What is saved so far is put into the keys here.
      SelectedScope scope = new SelectedScope(selected, session.server().clock());
      evaluator = Optional.of(new SearchEvaluator(request.key(), selected.mailbox(), scope));
    }
    if (saves(request)) {
      selected.save(UidSet.empty());
    }
    return evaluator;
  }

  /**
   * Refuses message numbers where UIDs alone are in use (RFC 9586).
   *
   * @return whether the command has been answered so
   */
  static boolean isRefused(SearchRequest request, ImapSession session, Responder out) {
    boolean refused = request.usesNumbers() && session.isEnabled(OptIn.UIDONLY);
    if (refused) {
      out.finish(Answer.UID_REQUIRED);
    }
    return refused;
  }

  static boolean saves(SearchRequest request) {
    return has(request, SearchReturn.SAVE);
  }

  /** Whether this is asked for. */
  static boolean has(SearchRequest request, SearchReturn option) {
    return request.returns().map(returns -> returns.has(option)).orElse(false);
  }

  /** Throws for what the listener doesn't offer. */
  static void check(SearchRequest request, String returning, ImapSession session) {
    if (request.returns().isPresent() && !session.offers(returning)) {
      throw new ImapSyntaxException("Unknown search return option");
    }
    if (saves(request) && !session.offers(SEARCHRES)) {
      throw new ImapSyntaxException("Search results are not saved");
    }
    if (has(request, SearchReturn.PARTIAL) && !session.offers(PARTIAL)) {
      throw new ImapSyntaxException("Unknown search return option");
    }
    if (!request.extensions().stream().allMatch(session::offers)) {
      throw new ImapSyntaxException("Unknown search key");
    }
  }
}
