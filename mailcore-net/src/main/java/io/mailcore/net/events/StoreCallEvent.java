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

/**
 * A call of the store. Its names are part of what users see: they don't change.
 *
 * <p>What is called is two texts of 16 characters at most: the recorder of Java 17 may lose longer
 * ones in all recordings of a JVM but its first.
 */
@Name("io.mailcore.StoreCall")
@Label("Store Call")
@Description("A call that a session makes to the store")
@Category({"mailcore", "Store"})
@Threshold("20 ms")
@StackTrace(false)
@Registered(false)
final class StoreCallEvent extends Event {

  private static final StoreCallEvent PROBE = new StoreCallEvent();

  @Label("Session")
  @Description("The session's id, as the log has it; none for calls of BlobStore and StagedBlob")
  @Nullable String sessionId;

  @Label("Account")
  @Description("Whose mail it is, by id; none for calls of BlobStore and StagedBlob")
  @Nullable String account;

  @Label("Target")
  @Description("The interface that is called, for example Mailbox")
  @Nullable String target;

  @Label("Operation")
  @Description("Its method, for example append")
  @Nullable String operation;

  @Label("Outcome")
  @Description("OK, the kind of the StoreException, or FAILED for anything else")
  @Nullable String outcome;

  static boolean isOff() {
    return !PROBE.isEnabled();
  }
}
