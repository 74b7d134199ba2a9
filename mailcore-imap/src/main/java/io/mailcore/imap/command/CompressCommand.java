package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.session.Updates;
import io.mailcore.imap.wire.ImapReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** COMPRESS (RFC 4978, section 3), of which there is one mechanism. */
final class CompressCommand implements ImapCommand<String> {

  private static final String CAPABILITY = "COMPRESS=DEFLATE";

  @Override
  public String name() {
    return "COMPRESS";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public Optional<String> extension() {
    return Optional.of(CAPABILITY);
  }

  /** Named as long as it can be asked for. */
  @Override
  public List<String> capabilities(ImapSession session) {
    boolean possible = allowedIn().contains(session.state()) && !session.isCompressed();
    return possible ? List.of(CAPABILITY) : List.of();
  }

  /** Nothing comes between the answer and what is compressed. */
  @Override
  public Updates updates() {
    return Updates.NONE;
  }

  @Override
  public String parse(ImapReader in) {
    in.sp();
    in.keyword("DEFLATE");
    return "DEFLATE";
  }

  @Override
  public void execute(String mechanism, ImapSession session, Responder out) {
    if (session.isCompressed()) {
      out.finish(Answer.no("COMPRESSIONACTIVE", "The connection is compressed already"));
    } else {
      out.finish(Answer.ok("Compressed from now on"));
      session.compress();
    }
  }
}
