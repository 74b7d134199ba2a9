package io.mailcore.net.events;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.SessionContext;
import java.util.Optional;

/**
 * Watches a message come in, for the Flight Recorder. Used by one thread at a time; the event names
 * the one on which it ended.
 */
public final class MessageWatch {

  private final SessionContext session;
  private final MessageEvent event = new MessageEvent();

  private MessageWatch(SessionContext session) {
    this.session = session;
    event.begin();
  }

  /**
   * Begins when the first octet is there.
   *
   * @return empty if nobody records such events
   */
  public static Optional<MessageWatch> begin(SessionContext session) {
    return MessageEvent.isOff()
        ? Optional.empty()
        : Optional.of(new MessageWatch(requireNonNull(session, "session")));
  }

  /** The same for the message of a transaction of SMTP. */
  public static Optional<MessageWatch> begin(
      SessionContext session, String transaction, int recipients) {
    Optional<MessageWatch> watch = begin(session);
    if (watch.isPresent()) {
      watch.get().event.transaction = requireNonNull(transaction, "transaction");
      watch.get().event.recipients = recipients;
    }
    return watch;
  }

  /** The message was answered; called once. */
  public void end(long octets, String outcome) {
    event.end();
    if (event.shouldCommit()) {
      event.protocol = session.protocol();
      event.sessionId = session.sessionId();
      event.size = octets;
      event.outcome = outcome;
      event.commit();
    }
  }

  /** There was no answer to the message itself; called instead of {@link #end}. */
  public void abandon(long octets) {
    end(octets, CommandEvents.ABANDONED);
  }
}
