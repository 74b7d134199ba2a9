package io.mailcore.imap.command;

import io.mailcore.imap.command.ListRequest.Selection;
import io.mailcore.imap.command.ListReturns.Option;
import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.OptIn;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.model.MailboxName;
import java.util.List;
import java.util.Set;

/**
 * LIST (RFC 3501, section 6.3.8), with the options of RFC 5258, the attributes of RFC 3348 and RFC
 * 6154, STATUS of RFC 5819 and METADATA of RFC 9590.
 */
final class ListCommand implements ImapCommand<ListRequest> {

  static final String CHILDREN = "CHILDREN";
  static final String SPECIAL_USE = "SPECIAL-USE";
  private static final String EXTENDED = "LIST-EXTENDED";
  private static final String STATUS = "LIST-STATUS";
  private static final String METADATA = "LIST-METADATA";

  @Override
  public String name() {
    return "LIST";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public List<String> capabilities(ImapSession session) {
    if (!session.offers(EXTENDED)) {
      return List.of(CHILDREN, SPECIAL_USE);
    }
    return session.offers(Annotations.CAPABILITY) && Annotations.areKept(session)
        ? List.of(CHILDREN, SPECIAL_USE, EXTENDED, STATUS, METADATA)
        : List.of(CHILDREN, SPECIAL_USE, EXTENDED, STATUS);
  }

  @Override
  public ListRequest parse(ImapReader in) {
    return ListRequest.read(in);
  }

  @Override
  public void execute(ListRequest request, ImapSession session, Responder out) {
    check(request, session);
    if (request.returns().status().contains(StatusItem.HIGHESTMODSEQ)) {
      session.enable(OptIn.CONDSTORE);
    }
    Answer done = Answer.ok("LIST done");
    if (request.asksForRoot()) {
      out.untagged("LIST (\\Noselect) \"" + MailboxName.SEPARATOR + "\" \"\"");
      out.finish(done);
      return;
    }
    out.pump(new ListPieces(request, session, out), () -> out.finish(done));
  }

  private static boolean offersMetadata(ImapSession session) {
    return session.offers(METADATA)
        && session.offers(Annotations.CAPABILITY)
        && Annotations.areKept(session);
  }

  /** Refuses what the listener has switched off as what isn't known (RFC 5258, section 3). */
  private static void check(ListRequest request, ImapSession session) {
    boolean uses =
        request.selection().contains(Selection.SPECIAL_USE)
            || request.returns().has(Option.SPECIAL_USE);
    boolean status = !request.returns().status().isEmpty();
    if (request.extended() && !session.offers(EXTENDED)
        || uses && !session.offers(SPECIAL_USE)
        || status && !session.offers(STATUS)
        || !request.returns().metadata().isEmpty() && !offersMetadata(session)) {
      throw new ImapSyntaxException("Unknown option");
    }
    StatusItem.check(request.returns().status(), session);
  }
}
