package io.mailcore.pop3.command;

import io.mailcore.pop3.session.Phase;
import io.mailcore.pop3.session.Pop3Command;
import io.mailcore.pop3.session.Pop3Session;
import io.mailcore.pop3.wire.Arguments;
import io.mailcore.pop3.wire.Pop3Reply;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** RETR (RFC 1939, section 5). */
final class RetrCommand implements Pop3Command<Integer> {

  @Override
  public String keyword() {
    return "RETR";
  }

  @Override
  public Set<Phase> allowedIn() {
    return Set.of(Phase.TRANSACTION);
  }

  @Override
  public String usage() {
    return "RETR message";
  }

  @Override
  public Optional<Integer> parse(Arguments arguments) {
    OptionalInt number = arguments.number();
    return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
  }

  @Override
  public void execute(Integer number, Pop3Session session) {
    if (session.finds(number)) {
      Pop3Reply first = Pop3Reply.ok(session.maildrop().size(number) + " octets");
      session.replyMessage(number, first, Optional.empty());
    }
  }
}
