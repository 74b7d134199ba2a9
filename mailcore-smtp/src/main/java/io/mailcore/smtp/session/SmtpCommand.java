package io.mailcore.smtp.session;

import io.mailcore.smtp.wire.CommandLine;
import io.mailcore.smtp.wire.Parsed;
import java.util.List;
import java.util.Set;

/**
 * One command, all of it in one place. Stateless; called on the strand of the session.
 *
 * @param <A> its arguments
 */
public interface SmtpCommand<A> {

  /** The verb in capitals. */
  String name();

  /** The phases in which it may be given; in others the answer is 503. */
  Set<Phase> allowedIn();

  /** The EHLO keywords, with their parameters, that this command stands for in a session now. */
  default List<String> keywords(SmtpSession session) {
    return List.of();
  }

  /** By how many octets its line may be longer than 512 (RFC 5321, section 4.5.3.1.4). */
  default int lineAllowance() {
    return 0;
  }

  /** Whether it does nothing for a message: a client that gives only such is sent away. */
  default boolean isIdle() {
    return false;
  }

  /**
   * Whether nothing may stand behind it before its answer is there (RFC 2920, section 3.1), so that
   * who sends more is no mail client.
   */
  default boolean endsGroup() {
    return false;
  }

  /**
   * Whether {@link #execute} may block in a session now, as it calls the store, the directory or
   * the like: then it isn't for an event loop.
   */
  default boolean mayBlock(SmtpSession session) {
    return false;
  }

  /** Reads the arguments. Pure but for what the session's settings say of leniency. */
  Parsed<A> parse(CommandLine line, SmtpSession session);

  /** Does it and answers. */
  void execute(A arguments, SmtpSession session);
}
