package io.mailcore.pop3.command;

import io.mailcore.pop3.session.Phase;
import io.mailcore.pop3.session.Pop3Command;
import io.mailcore.pop3.session.Pop3Session;
import io.mailcore.pop3.wire.Arguments;
import java.util.Optional;
import java.util.Set;

/** PASS: a password, which may hold spaces (RFC 1939, section 7). */
final class PassCommand implements Pop3Command<byte[]> {

  @Override
  public String keyword() {
    return "PASS";
  }

  @Override
  public Set<Phase> allowedIn() {
    return Set.of(Phase.AUTHORIZATION);
  }

  @Override
  public String usage() {
    return "PASS password";
  }

  @Override
  public Optional<byte[]> parse(Arguments arguments) {
    return arguments.whole();
  }

  @Override
  public void execute(byte[] password, Pop3Session session) {
    session.authentication().pass(password);
  }
}
