package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.OptIn;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** ENABLE (RFC 5161). What isn't known, or is known but needn't be enabled, is passed over. */
final class EnableCommand implements ImapCommand<Set<String>> {

  private static final String ENABLE = "ENABLE";

  @Override
  public String name() {
    return ENABLE;
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public Optional<String> extension() {
    return Optional.of(ENABLE);
  }

  /** What can be enabled is advertised here, as it can't be had otherwise. */
  @Override
  public List<String> capabilities(ImapSession session) {
    List<String> names = new ArrayList<>(List.of(ENABLE));
    for (OptIn one : OptIn.values()) {
      if (session.offers(one)) {
        names.add(one.capability());
      }
    }
    return names;
  }

  @Override
  public Set<String> parse(ImapReader in) {
    Set<String> names = new LinkedHashSet<>();
    in.sp();
    do {
      names.add(in.atom().toUpperCase(Locale.ROOT));
    } while (in.trySp());
    return names;
  }

  @Override
  public void execute(Set<String> names, ImapSession session, Responder out) {
    ImapWriter writer = out.writer().untagged().raw("ENABLED");
    for (String name : names) {
      Optional<OptIn> found = OptIn.named(name).filter(session::offers);
      found.ifPresent(session::enable);
      found.ifPresent(one -> writer.raw(one.capability()));
    }
    out.send(writer.crlf());
    out.finish(Answer.ok("ENABLE done"));
  }
}
