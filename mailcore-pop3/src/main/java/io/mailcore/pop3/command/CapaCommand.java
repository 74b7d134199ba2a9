package io.mailcore.pop3.command;

import io.mailcore.pop3.session.Phase;
import io.mailcore.pop3.session.Pop3Command;
import io.mailcore.pop3.session.Pop3Session;
import io.mailcore.pop3.wire.Arguments;
import io.mailcore.pop3.wire.Pop3Reply;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * CAPA (RFC 2449, section 5). What a capability names, but is not a command of its own, stands
 * here.
 */
final class CapaCommand implements Pop3Command<Arguments> {

  private static final List<String> BEHAVIOUR =
      List.of(
          "PIPELINING", "RESP-CODES", "AUTH-RESP-CODE", "EXPIRE NEVER", "IMPLEMENTATION mailcore");

  @Override
  public String keyword() {
    return "CAPA";
  }

  @Override
  public Set<Phase> allowedIn() {
    return EnumSet.allOf(Phase.class);
  }

  @Override
  public String usage() {
    return "CAPA";
  }

  @Override
  public Optional<Arguments> parse(Arguments arguments) {
    return Optional.of(arguments).filter(Arguments::areNone);
  }

  @Override
  public void execute(Arguments none, Pop3Session session) {
    List<String> lines = new ArrayList<>(session.capabilities());
    lines.addAll(BEHAVIOUR);
    session.reply(Pop3Reply.ok("capabilities"), lines);
  }

  @Override
  public boolean doesNothing() {
    return true;
  }
}
