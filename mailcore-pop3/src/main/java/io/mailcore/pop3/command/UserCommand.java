package io.mailcore.pop3.command;

import io.mailcore.pop3.session.Phase;
import io.mailcore.pop3.session.Pop3Command;
import io.mailcore.pop3.session.Pop3Session;
import io.mailcore.pop3.wire.Arguments;
import java.util.Optional;
import java.util.Set;

/** USER: a name for PASS (RFC 1939, section 7). */
final class UserCommand implements Pop3Command<byte[]> {

  @Override
  public String keyword() {
    return "USER";
  }

  @Override
  public Set<Phase> allowedIn() {
    return Set.of(Phase.AUTHORIZATION);
  }

  @Override
  public String usage() {
    return "USER name";
  }

  @Override
  public Optional<byte[]> parse(Arguments arguments) {
    return arguments.whole().filter(UserCommand::isPrintable);
  }

  @Override
  public void execute(byte[] name, Pop3Session session) {
    session.authentication().user(name);
  }

  private static boolean isPrintable(byte[] name) {
    for (byte octet : name) {
      if (octet >= 0 && octet < ' ' || octet == 0x7F) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Optional<String> capability(Pop3Session session) {
    return Optional.of(keyword()).filter(user -> session.authentication().passwordAllowed());
  }
}
