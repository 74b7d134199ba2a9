package io.mailcore.net.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** A command of a session. Its names are part of what users see: they don't change. */
@Name("io.mailcore.Command")
@Label("Command")
@Description("A command of a session, from its last octet to its answer")
@Category({"mailcore", "Sessions"})
@Threshold("20 ms")
@StackTrace(false)
@Registered(false)
final class CommandEvent extends Event {

  private static final CommandEvent PROBE = new CommandEvent();

  @Label("Protocol")
  @Description("The listener's name")
  @Nullable String protocol;

  @Label("Session")
  @Description("The session's id, as the log has it")
  @Nullable String sessionId;

  @Label("Command")
  @Description("The command's name without its arguments; unknown for what is none")
  String command = CommandEvents.UNKNOWN;

  @Label("Outcome")
  @Description("The reply's code (SMTP), OK, NO, BAD (IMAP), OK, ERR (POP3), or ABANDONED")
  @Nullable String outcome;

  static boolean isOff() {
    return !PROBE.isEnabled();
  }
}
