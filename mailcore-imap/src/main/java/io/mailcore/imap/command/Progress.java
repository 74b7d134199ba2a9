package io.mailcore.imap.command;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.wire.ImapWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Tells a client now and then that its command is still being worked on (RFC 9585), so that it
 * doesn't give up; and so that a client that has gone is noticed. Used on the strand.
 */
final class Progress {

  static final String CAPABILITY = "INPROGRESS";

  private static final Duration PERIOD = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final String tag;
  private Instant next;

  /**
   * Progress of a command that begins now.
   *
   * @param tag of the command
   */
  Progress(InstantSource clock, String tag) {
    this.clock = requireNonNull(clock, "clock");
    this.tag = requireNonNull(tag, "tag");
    this.next = clock.instant().plus(PERIOD);
  }

  /** Progress of a command that begins now, if the client is to be told. */
  static Optional<Progress> of(ImapSession session, Responder out) {
    return session.offers(CAPABILITY)
        ? Optional.of(new Progress(session.server().clock(), out.tag()))
        : Optional.empty();
  }

  /** Whether it is time for another line. */
  boolean isDue() {
    Instant now = clock.instant();
    boolean due = !now.isBefore(next);
    if (due) {
      next = now.plus(PERIOD);
    }
    return due;
  }

  /** Writes how far the command has come; {@code goal} is at least 1 and not below {@code done}. */
  void write(long done, long goal, ImapWriter out) {
    start(out).number(done).number(goal);
    end(out);
  }

  /** Writes that the command is being worked on, nobody knows how long. */
  void write(ImapWriter out) {
    start(out).nil().nil();
    end(out);
  }

  private ImapWriter start(ImapWriter out) {
    return out.untagged().raw("OK").raw("[INPROGRESS").open().string(tag);
  }

  private static void end(ImapWriter out) {
    out.close().glue().raw("]").text("Still working").crlf();
  }
}
