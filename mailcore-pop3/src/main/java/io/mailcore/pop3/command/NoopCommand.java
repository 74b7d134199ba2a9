package io.mailcore.pop3.command;

import io.mailcore.pop3.session.Phase;
import io.mailcore.pop3.session.Pop3Command;
import io.mailcore.pop3.session.Pop3Session;
import io.mailcore.pop3.wire.Arguments;
import io.mailcore.pop3.wire.Pop3Reply;
import java.util.Optional;
import java.util.Set;

/** NOOP (RFC 1939, section 5). */
final class NoopCommand implements Pop3Command<Arguments> {

  @Override
  public String keyword() {
    return "NOOP";
  }

  @Override
  public Set<Phase> allowedIn() {
    return Set.of(Phase.TRANSACTION);
  }

  @Override
  public String usage() {
    return "NOOP";
  }

  @Override
  public Optional<Arguments> parse(Arguments arguments) {
    return Optional.of(arguments).filter(Arguments::areNone);
  }

  @Override
  public void execute(Arguments none, Pop3Session session) {
    session.reply(Pop3Reply.ok("nothing done"));
  }

  @Override
  public boolean doesNothing() {
    return true;
  }
}
