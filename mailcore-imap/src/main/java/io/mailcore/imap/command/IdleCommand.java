package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.Continuation;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.SessionState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** IDLE (RFC 2177): news is told at once, until the client says DONE. */
final class IdleCommand extends PlainCommand {

  /** How often a hint that was lost is made up for. */
  private static final Duration TICK = Duration.ofMinutes(1);

  /** How often the client, and all address translators on the way, see that somebody is there. */
  private static final int TICKS_A_SIGN = 2;

  /** RFC 2177 has clients begin anew within 29 minutes. */
  private static final int MAX_TICKS = 30;

  @Override
  public String name() {
    return "IDLE";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public Optional<String> extension() {
    return Optional.of("IDLE");
  }

  @Override
  void execute(ImapSession session, Responder out) {
    out.continuation("idling");
    Idling idling = new Idling(session, out);
    out.await(idling);
    idling.look();
  }

  private static final class Idling implements Continuation {

    private final ImapSession session;
    private final Responder out;
    private int ticks;

    Idling(ImapSession session, Responder out) {
      this.session = session;
      this.out = out;
    }

    void look() {
      session.maybeSelected().ifPresent(SelectedMailbox::touched);
      out.tellNews();
    }

    @Override
    public void line(byte[] line) {
      boolean done = new String(line, StandardCharsets.ISO_8859_1).equalsIgnoreCase("DONE");
      out.finish(done ? Answer.ok("IDLE done") : Answer.bad("Expected DONE"));
    }

    @Override
    public void unreadable() {
      out.finish(Answer.bad("Expected DONE"));
    }

    @Override
    public void mailboxChanged() {
      out.tellNews();
    }

    @Override
    public Optional<Duration> tickEvery() {
      return Optional.of(TICK);
    }

    @Override
    public boolean tick() {
      ticks++;
      if (ticks >= MAX_TICKS) {
        return false;
      }
      if (ticks % TICKS_A_SIGN == 0) {
        out.untagged("OK Still here");
      }
      look();
      return true;
    }
  }
}
