package io.mailcore.imap.session;

import java.time.Duration;
import java.util.Optional;

/**
 * Takes the client's next line in place of a command: a response of AUTHENTICATE, the DONE of IDLE.
 * Called on the strand. It stands in force for one line; a command that wants another sets it again
 * with {@link Responder#await}.
 */
public interface Continuation {

  /**
   * A line has come.
   *
   * @param line its octets without the line end
   */
  void line(byte[] line);

  /** Something has come that is no line: too long, or with a literal. The command ends with BAD. */
  void unreadable();

  /** There may be something to tell of the selected mailbox. */
  default void mailboxChanged() {}

  /** How often {@link #tick()} is to be called; empty for never, so that the time limit counts. */
  default Optional<Duration> tickEvery() {
    return Optional.empty();
  }

  /**
   * A period is over.
   *
   * @return whether to go on; if not, the session says good-bye as for any time that ran out
   */
  default boolean tick() {
    return false;
  }
}
