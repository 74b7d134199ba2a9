package io.mailcore.net.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.mailcore.model.SessionContext;
import io.mailcore.net.protocol.Connection;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** Without a recording nothing is made: not for a command, not for a message, not for a call. */
class NobodyRecordsTest {

  private static final int TIMES = 10_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final StandIn inner = new StandIn();

  @Test
  void commandsMakeNothing() {
    CommandEvents events = new CommandEvents(inner.as(Connection.class));
    assertMakesNothing(
        () -> {
          events.begin();
          events.name("NOOP");
          events.end(250);
          events.begin();
          events.end("OK");
          events.gone();
        });
  }

  @Test
  void messagesMakeNothing() {
    InetSocketAddress here = new InetSocketAddress(0);
    SessionContext session = SessionContext.of("s1", "smtp", here, here);
    assertMakesNothing(
        () -> {
          MessageWatch.begin(session);
          MessageWatch.begin(session, "t1", 2);
        });
  }

  @Test
  void callsMakeNothing() {
    StoreCalls calls = new StoreCalls("s1", "ann");
    Mailbox mailbox = new WatchedMailbox(inner.as(Mailbox.class), calls);
    MailAccount account = new WatchedAccount(inner.as(MailAccount.class), calls);
    StagedBlob blob = new WatchedBlobs.Staged(inner.as(StagedBlob.class), calls);
    assertMakesNothing(
        () -> {
          mailbox.status();
          mailbox.claimRecent();
          account.subscriptions();
          blob.commit();
          blob.close();
        });
  }

  /** An object is 16 octets at least, and something else may happen in between. */
  private void assertMakesNothing(Runnable work) {
    run(work);
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    run(work);
    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(TIMES);
  }

  private static void run(Runnable work) {
    for (int i = 0; i < TIMES; i++) {
      work.run();
    }
  }
}
