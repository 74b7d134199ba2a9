package io.mailcore.imap.command;

import io.mailcore.imap.search.SearchWatch;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.SearchRequest;
import io.mailcore.imap.wire.SearchReturn;

/** Which searches a client is told the changes of (RFC 5267, section 4.3). */
final class Contexts {

  static final String SEARCH = "CONTEXT=SEARCH";
  static final String SORT = "CONTEXT=SORT";

  /** More of them a session can't have. */
  private static final int MOST = 16;

  private Contexts() {}

  /**
   * Looks whether updates can be asked for.
   *
   * @param capability the one that brings them to the command
   * @throws ImapSyntaxException if they aren't offered, or the tag is that of another search
   */
  static void check(SearchRequest request, String capability, ImapSession session, Responder out) {
    boolean hint = SearchStart.has(request, SearchReturn.CONTEXT);
    boolean update = areWanted(request);
    if ((hint || update) && !(session.offers(SEARCH) && session.offers(capability))) {
      throw new ImapSyntaxException("Unknown search return option");
    }
    if (update && session.maybeSelected().isEmpty()) {
      throw new ImapSyntaxException("Select a mailbox first");
    }
    if (update && session.selected().watches().has(out.tag())) {
      throw new ImapSyntaxException("Tag reuse");
    }
  }

  static boolean areWanted(SearchRequest request) {
    return SearchStart.has(request, SearchReturn.UPDATE);
  }

  /**
   * Whether there is room for another; otherwise the client is told so, and all else that it asked
   * for is answered (section 4.3.1).
   */
  static boolean haveRoom(String tag, ImapSession session, ImapWriter writer) {
    boolean room = session.selected().watches().count() < MOST;
    if (!room) {
      refuse(tag, "Too many contexts", writer);
    }
    return room;
  }

  static void refuse(String tag, String why, ImapWriter writer) {
    writer.untagged().raw("NO").raw("[NOUPDATE").string(tag).glue().raw("]").text(why).crlf();
  }

  static SearchWatch watch(SearchRequest request, ImapSession session) {
    SelectedMailbox selected = session.selected();
    SelectedScope scope = new SelectedScope(selected, session.server().clock());
    return new SearchWatch(request.key(), selected.mailbox(), scope);
  }
}
