package io.mailcore.pop3.session;

import io.mailcore.pop3.wire.Arguments;
import java.util.Optional;
import java.util.Set;

/**
 * One command: its row in the dispatcher's table, its grammar, what it does.
 *
 * @param <A> its arguments
 */
public interface Pop3Command<A> {

  /** In capitals. */
  String keyword();

  /** The states in which it is taken; in others it is refused without being parsed. */
  Set<Phase> allowedIn();

  /** What the command looks like, for people: {@code TOP message lines}. */
  String usage();

  /** Reads the arguments; pure. Empty if they are wrong. */
  Optional<A> parse(Arguments arguments);

  /** Does it, and answers. */
  void execute(A arguments, Pop3Session session);

  /** Its line in the answer to CAPA (RFC 2449, section 5), if there is one now. */
  default Optional<String> capability(Pop3Session session) {
    return Optional.empty();
  }

  /** Whether a client that sends nothing but this is idle, or up to no good. */
  default boolean doesNothing() {
    return false;
  }
}
