package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.OptIn;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import java.util.List;
import java.util.Set;

/** CAPABILITY (RFC 3501, section 6.1.1). */
final class CapabilityCommand extends PlainCommand {

  private static final String REV1 = "IMAP4rev1";

  @Override
  public String name() {
    return "CAPABILITY";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.any();
  }

  /** What no command of its own brings: the protocol itself, and how literals may be sent. */
  @Override
  public List<String> capabilities(ImapSession session) {
    // One contains the other, so that they aren't named both (RFC 7888, section 5).
    String literals = session.offers("LITERAL+") ? "LITERAL+" : "LITERAL-";
    return session.offers(OptIn.IMAP4REV2)
        ? List.of(REV1, OptIn.IMAP4REV2.capability(), literals)
        : List.of(REV1, literals);
  }

  @Override
  void execute(ImapSession session, Responder out) {
    out.untagged(session.capabilityCode());
    out.finish(Answer.ok("That is all"));
  }
}
