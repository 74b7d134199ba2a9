package io.mailcore.pop3.command;

import io.mailcore.pop3.session.Maildrop;
import io.mailcore.pop3.session.Phase;
import io.mailcore.pop3.session.Pop3Command;
import io.mailcore.pop3.session.Pop3Session;
import io.mailcore.pop3.wire.Arguments;
import io.mailcore.pop3.wire.Pop3Reply;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** LIST: sizes in the octets that RETR sends (RFC 1939, section 5). */
final class ListCommand implements Pop3Command<OptionalInt> {

  @Override
  public String keyword() {
    return "LIST";
  }

  @Override
  public Set<Phase> allowedIn() {
    return Set.of(Phase.TRANSACTION);
  }

  @Override
  public String usage() {
    return "LIST [message]";
  }

  @Override
  public Optional<OptionalInt> parse(Arguments arguments) {
    return arguments.areNone()
        ? Optional.of(OptionalInt.empty())
        : Optional.of(arguments.number()).filter(OptionalInt::isPresent);
  }

  @Override
  public void execute(OptionalInt number, Pop3Session session) {
    Maildrop maildrop = session.maildrop();
    if (number.isEmpty()) {
      Pop3Reply first =
          Pop3Reply.ok(maildrop.count() + " messages (" + maildrop.octets() + " octets)");
      session.replyForEach(first, message -> Long.toString(maildrop.size(message)));
    } else if (session.finds(number.getAsInt())) {
      int message = number.getAsInt();
      session.reply(Pop3Reply.ok(message + " " + maildrop.size(message)));
    }
  }
}
