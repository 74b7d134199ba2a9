package io.mailcore.pop3.command;

import io.mailcore.pop3.session.Phase;
import io.mailcore.pop3.session.Pop3Command;
import io.mailcore.pop3.session.Pop3Session;
import io.mailcore.pop3.wire.Arguments;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** QUIT: the only way to have marked messages removed (RFC 1939, sections 5 and 6). */
final class QuitCommand implements Pop3Command<Arguments> {

  @Override
  public String keyword() {
    return "QUIT";
  }

  @Override
  public Set<Phase> allowedIn() {
    return EnumSet.allOf(Phase.class);
  }

  @Override
  public String usage() {
    return "QUIT";
  }

  @Override
  public Optional<Arguments> parse(Arguments arguments) {
    return Optional.of(arguments).filter(Arguments::areNone);
  }

  @Override
  public void execute(Arguments none, Pop3Session session) {
    session.quit();
  }
}
