package io.mailcore.imap.session;

import io.mailcore.net.ConnectionTimeouts;
import io.mailcore.net.protocol.Connection;
import java.time.Duration;

/** Sets a connection's time limits (RFC 3501, section 5.4). */
final class SessionClock {

  /** The least that a client is given between commands after log-in. */
  private static final Duration AUTOLOGOUT = Duration.ofMinutes(30);

  /** The slowest upload that is borne, in octets a second (S-34). */
  private static final long SLOWEST_UPLOAD = 500;

  private final Connection connection;
  private final ConnectionTimeouts timeouts;
  private final Duration betweenCommands;

  SessionClock(Connection connection, ConnectionTimeouts timeouts) {
    this.connection = connection;
    this.timeouts = timeouts;
    // The default is SMTP's, and too short for IMAP.
    this.betweenCommands =
        timeouts.command().equals(ConnectionTimeouts.DEFAULT.command())
            ? AUTOLOGOUT
            : timeouts.command();
  }

  /** From now on there is a time, for all commands together, in which to log in. */
  void opened() {
    connection.deadline(timeouts.login());
  }

  /** A command of somebody who has logged in has ended: the next one has its time anew. */
  void commandEnded() {
    connection.deadline(betweenCommands);
  }

  /** A literal of this size comes; a pause in it isn't the same as a pause between commands. */
  void literal(long size) {
    connection.deadline(betweenCommands.plusSeconds(size / SLOWEST_UPLOAD));
  }

  void tick(Duration period) {
    connection.deadline(period);
  }
}
