package io.mailcore.pop3.command;

import io.mailcore.pop3.session.Phase;
import io.mailcore.pop3.session.Pop3Command;
import io.mailcore.pop3.session.Pop3Session;
import io.mailcore.pop3.wire.Arguments;
import io.mailcore.pop3.wire.Pop3Reply;
import io.mailcore.pop3.wire.TopCutter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** TOP: the header, and some lines of the body (RFC 1939, section 7). */
final class TopCommand implements Pop3Command<TopCommand.Args> {

  /**
   * What TOP is asked for.
   *
   * @param number the message
   * @param lines of its body
   */
  record Args(int number, int lines) {}

  @Override
  public String keyword() {
    return "TOP";
  }

  @Override
  public Set<Phase> allowedIn() {
    return Set.of(Phase.TRANSACTION);
  }

  @Override
  public String usage() {
    return "TOP message lines";
  }

  @Override
  public Optional<TopCommand.Args> parse(Arguments arguments) {
    List<String> words = arguments.words().orElse(List.of());
    if (words.size() != 2) {
      return Optional.empty();
    }
    OptionalInt number = Arguments.number(words.get(0));
    OptionalInt lines = Arguments.number(words.get(1));
    return number.isPresent() && lines.isPresent()
        ? Optional.of(new Args(number.getAsInt(), lines.getAsInt()))
        : Optional.empty();
  }

  @Override
  public void execute(TopCommand.Args args, Pop3Session session) {
    if (session.finds(args.number)) {
      Pop3Reply first = Pop3Reply.ok("top of message " + args.number);
      session.replyMessage(args.number, first, Optional.of(new TopCutter(args.lines)));
    }
  }

  @Override
  public Optional<String> capability(Pop3Session session) {
    return Optional.of(keyword());
  }
}
