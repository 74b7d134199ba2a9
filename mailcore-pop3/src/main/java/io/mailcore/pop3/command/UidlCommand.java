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

/** UIDL: names that no other message ever gets (RFC 1939, section 7). */
final class UidlCommand implements Pop3Command<OptionalInt> {

  @Override
  public String keyword() {
    return "UIDL";
  }

  @Override
  public Set<Phase> allowedIn() {
    return Set.of(Phase.TRANSACTION);
  }

  @Override
  public String usage() {
    return "UIDL [message]";
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
      session.replyForEach(Pop3Reply.ok(maildrop.count() + " messages"), maildrop::uniqueId);
    } else if (session.finds(number.getAsInt())) {
      int message = number.getAsInt();
      session.reply(Pop3Reply.ok(message + " " + maildrop.uniqueId(message)));
    }
  }

  @Override
  public Optional<String> capability(Pop3Session session) {
    return Optional.of(keyword());
  }
}
