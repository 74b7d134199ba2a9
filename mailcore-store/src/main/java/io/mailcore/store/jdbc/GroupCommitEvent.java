package io.mailcore.store.jdbc;

import java.util.List;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/**
 * A batch of changes, made in one transaction if all goes well. Its names are part of what users
 * see: they don't change. Used by the thread that leads the batch.
 */
@Name("io.mailcore.GroupCommit")
@Label("Group Commit")
@Description("Changes of several sessions that were made and put on disk together")
@Category({"mailcore", "Store"})
@StackTrace(false)
@Registered(false)
final class GroupCommitEvent extends Event {

  private static final GroupCommitEvent PROBE = new GroupCommitEvent();

  @Label("Changes")
  @Description("How many changes were in the batch")
  int changes;

  @Label("Failed Changes")
  @Description("How many of them weren't made")
  int failed;

  @Label("Messages")
  @Description("How many messages were appended")
  int messages;

  @Label("Attempts")
  @Description("Transactions that were begun: 1 unless a change or the database failed")
  int attempts;

  @Label("Transaction Time")
  @Description("From asking for a connection to the end of the commit, where it succeeded")
  @Timespan
  long transactionTime;

  @Label("Forced Write Time")
  @Description("What putting it on disk took after the commit; little where commits do it")
  @Timespan
  long forcedWriteTime;

  private transient long mark;

  /** An event that has begun, or null if nobody records such. */
  static @Nullable GroupCommitEvent ifRecorded() {
    if (!PROBE.isEnabled()) {
      return null;
    }
    GroupCommitEvent event = new GroupCommitEvent();
    event.begin();
    return event;
  }

  /** A transaction begins. */
  void attempt() {
    attempts++;
    mark = System.nanoTime();
  }

  /** The transaction is committed. */
  void committed() {
    long now = System.nanoTime();
    transactionTime += now - mark;
    mark = now;
  }

  /** What was committed is on disk. */
  void forced() {
    forcedWriteTime += System.nanoTime() - mark;
  }

  /** The batch is done. */
  void finish(List<Change<?>> batch) {
    end();
    if (!shouldCommit()) {
      return;
    }
    changes = batch.size();
    for (Change<?> change : batch) {
      if (!change.isMade()) {
        failed++;
      } else if (change instanceof Appending append) {
        messages += append.messages().size();
      }
    }
    commit();
  }
}
