package io.mailcore.pop3.command;

import io.mailcore.pop3.session.Phase;
import io.mailcore.pop3.session.Pop3Command;
import io.mailcore.pop3.session.Pop3Session;
import io.mailcore.pop3.wire.Arguments;
import io.mailcore.pop3.wire.Pop3Reply;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * AUTH: SASL with an initial response (RFC 5034); alone it lists the mechanisms, as clients older
 * than CAPA expect.
 */
final class AuthCommand implements Pop3Command<AuthCommand.Args> {

  /**
   * What AUTH is asked for.
   *
   * @param mechanism empty for the list
   * @param initial in base64
   */
  record Args(Optional<String> mechanism, Optional<String> initial) {}

  @Override
  public String keyword() {
    return "AUTH";
  }

  @Override
  public Set<Phase> allowedIn() {
    return Set.of(Phase.AUTHORIZATION);
  }

  @Override
  public String usage() {
    return "AUTH mechanism [initial-response]";
  }

  @Override
  public Optional<AuthCommand.Args> parse(Arguments arguments) {
    Optional<List<String>> words = arguments.words().filter(list -> list.size() <= 2);
    return words.map(
        list -> new Args(list.stream().findFirst(), list.stream().skip(1).findFirst()));
  }

  @Override
  public void execute(AuthCommand.Args args, Pop3Session session) {
    if (args.mechanism.isPresent()) {
      session.authentication().begin(args.mechanism.get(), args.initial);
    } else {
      session.reply(Pop3Reply.ok("mechanisms"), session.authentication().mechanisms());
    }
  }

  @Override
  public Optional<String> capability(Pop3Session session) {
    return Optional.of(session.authentication().mechanisms())
        .filter(mechanisms -> !mechanisms.isEmpty())
        .map(mechanisms -> "SASL " + String.join(" ", mechanisms));
  }
}
