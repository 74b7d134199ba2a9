package io.mailcore.integration.threads;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.process.TestServer;
import io.mailcore.model.SessionContext;
import io.mailcore.net.MailServer;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.spi.smtp.Decision;
import io.mailcore.spi.smtp.SmtpPolicy;
import io.mailcore.store.directory.StaticUserDirectory;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A policy that asks a block list which never answers. */
class HangingPolicyTest {

  private static final int CONCURRENCY = 2;

  private final CountDownLatch hanging = new CountDownLatch(CONCURRENCY);
  private final CountDownLatch answered = new CountDownLatch(1);

  @Test
  @Timeout(60)
  void doesNotStopReading() throws Exception {
    List<Socket> senders = new ArrayList<>();
    try (MailServer server =
        MailServer.builder()
            .domain("example.test")
            .users(StaticUserDirectory.builder().user(TestServer.ANN, TestServer.PASSWORD).build())
            .policy(new BlockList())
            .concurrency(CONCURRENCY)
            .allowPlaintextAuth(true)
            .listener(SmtpListener.mx().port(0))
            .listener(ImapListener.onPort(0))
            .start()) {
      int smtp = server.address(SmtpListener.class).getPort();
      for (int i = 0; i < 2 * CONCURRENCY; i++) {
        senders.add(new Socket("127.0.0.1", smtp));
      }
      hanging.await();

      int imap = server.address(ImapListener.class).getPort();
      try (ImapClient reader = ImapClient.login(imap, TestServer.ANN, TestServer.PASSWORD)) {
        reader.ok("SELECT INBOX");
      }

      answered.countDown();
      for (Socket sender : senders) {
        assertThat(sender.getInputStream().read()).as("the greeting's first octet").isEqualTo('2');
      }
    } finally {
      for (Socket sender : senders) {
        sender.close();
      }
    }
  }

  private final class BlockList implements SmtpPolicy {

    @Override
    public Decision connect(SessionContext session) {
      hanging.countDown();
      try {
        answered.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Decision.proceed();
    }
  }
}
