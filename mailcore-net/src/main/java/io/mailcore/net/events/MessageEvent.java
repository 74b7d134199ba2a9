package io.mailcore.net.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A message that came in. Its names are part of what users see: they don't change. */
@Name("io.mailcore.Message")
@Label("Message")
@Description("A message that came in, from its first octet to the answer to it")
@Category({"mailcore", "Sessions"})
@StackTrace(false)
@Registered(false)
final class MessageEvent extends Event {

  private static final MessageEvent PROBE = new MessageEvent();

  @Label("Protocol")
  @Description("The listener's name, or in-process")
  @Nullable String protocol;

  @Label("Session")
  @Description("The session's id, as the log has it")
  @Nullable String sessionId;

  @Label("Transaction")
  @Description("The transaction's id, as the log and the Received field have it; none for APPEND")
  @Nullable String transaction;

  @Label("Size")
  @Description("Octets of the message")
  @DataAmount
  long size;

  @Label("Recipients")
  @Description("How many recipients were accepted; 0 for APPEND")
  int recipients;

  @Label("Outcome")
  @Description("The reply's code (SMTP), OK, NO, BAD (IMAP), or ABANDONED")
  @Nullable String outcome;

  static boolean isOff() {
    return !PROBE.isEnabled();
  }
}
