package io.mailcore.net.events;

import static java.util.Objects.requireNonNull;

import io.mailcore.net.protocol.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Tells the Flight Recorder of the commands of one session, one after another. Used on the strand,
 * whose threads may be others at a command's end than at its begin: the event names the thread on
 * which it ended.
 */
public final class CommandEvents {

  /** The name of what isn't a command that the listener knows. */
  static final String UNKNOWN = "unknown";

  /** How a command or a message ended for which there was no answer. */
  static final String ABANDONED = "ABANDONED";

  private final Connection connection;
  private @Nullable CommandEvent running;

  /** For the session of {@code connection}. */
  public CommandEvents(Connection connection) {
    this.connection = requireNonNull(connection, "connection");
  }

  /** A command is there, and runs from now on. */
  public void begin() {
    if (CommandEvent.isOff()) {
      running = null;
      return;
    }
    CommandEvent event = new CommandEvent();
    event.begin();
    running = event;
  }

  /**
   * Says what the running command is called.
   *
   * @param command one of the listener's list, never what a client wrote
   */
  public void name(String command) {
    if (running != null) {
      running.command = command;
    }
  }

  /** The running command was answered, with a code of SMTP. Nothing happens if none runs. */
  public void end(int code) {
    if (running != null) {
      end(Integer.toString(code));
    }
  }

  /** The running command was answered. Nothing happens if none runs. */
  public void end(String outcome) {
    CommandEvent event = running;
    if (event == null) {
      return;
    }
    running = null;
    event.end();
    if (event.shouldCommit()) {
      event.protocol = connection.context().protocol();
      event.sessionId = connection.id();
      event.outcome = outcome;
      event.commit();
    }
  }

  /** The connection is gone; a command that runs won't be answered. */
  public void gone() {
    end(ABANDONED);
  }
}
