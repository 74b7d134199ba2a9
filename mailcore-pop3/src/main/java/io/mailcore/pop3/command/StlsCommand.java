package io.mailcore.pop3.command;

import io.mailcore.pop3.session.Phase;
import io.mailcore.pop3.session.Pop3Command;
import io.mailcore.pop3.session.Pop3Session;
import io.mailcore.pop3.wire.Arguments;
import io.mailcore.pop3.wire.Pop3Reply;
import java.util.Optional;
import java.util.Set;

/** STLS: TLS on this connection (RFC 2595, section 4). */
final class StlsCommand implements Pop3Command<Arguments> {

  @Override
  public String keyword() {
    return "STLS";
  }

  @Override
  public Set<Phase> allowedIn() {
    return Set.of(Phase.AUTHORIZATION);
  }

  @Override
  public String usage() {
    return "STLS";
  }

  @Override
  public Optional<Arguments> parse(Arguments arguments) {
    return Optional.of(arguments).filter(Arguments::areNone);
  }

  @Override
  public void execute(Arguments none, Pop3Session session) {
    if (session.canStartTls()) {
      session.startTls();
    } else {
      session.refuse(Pop3Reply.error("TLS isn't there, or is active already"));
    }
  }

  @Override
  public Optional<String> capability(Pop3Session session) {
    return Optional.of(keyword()).filter(stls -> session.canStartTls());
  }
}
