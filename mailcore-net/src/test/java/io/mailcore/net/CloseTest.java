package io.mailcore.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How connections and servers end. */
class CloseTest {

  private final CountDownLatch working = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger interrupts = new AtomicInteger();
  private final EchoListener listener =
      new EchoListener("echo")
          .on("WORK", this::work)
          .on(
              "QUIT",
              (session, line) -> {
                session.say("bye");
                session.connection.close();
                session.connection.close();
                session.say("never seen");
              });

  private void work(EchoListener.Session session, String line) {
    working.countDown();
    boolean done = false;
    while (!done) {
      try {
        done = release.await(20, TimeUnit.SECONDS);
        session.say("done");
      } catch (InterruptedException e) {
        interrupts.incrementAndGet();
        done = line.endsWith("heeds");
      }
    }
  }

  @Test
  void sendsTheLastAnswerThoughTheClientHasSentMore() throws Exception {
    try (MailServer server = TestServers.start(listener)) {
      for (int i = 0; i < 20; i++) {
        try (Client client = new Client(server.address("echo"))) {
          client.send("QUIT\r\n" + "more\r\n".repeat(100_000));
          assertThat(client.rest()).isEqualTo("hello\r\nbye\r\n");
        }
      }
      Awaitility.await().untilAtomic(listener.closed, is(20));
    }
  }

  @Test
  void tellsSessionsAndClosesIdleOnesAtOnce() throws Exception {
    MailServer server = TestServers.builder().listener(listener).start();
    InetSocketAddress address = server.address("echo");
    try (Client client = new Client(address)) {
      assertThat(client.line()).isEqualTo("hello");
      long start = System.nanoTime();
      server.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
      assertThat(client.rest()).isEqualTo("bye\r\n");
      assertThat(server.isRunning()).isFalse();
      assertThat(listener.closed).hasValue(1);
      assertThatThrownBy(() -> new Client(address)).isInstanceOf(ConnectException.class);
      server.close();
    }
  }

  @Test
  void waitsForWorkThatIsUnderWay() throws Exception {
    MailServer server = TestServers.start(listener);
    try (Client client = new Client(server.address("echo"))) {
      client.line();
      client.send("WORK\r\nnext\r\n");
      working.await();
      CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
      Awaitility.await().until(() -> !server.isRunning());
      release.countDown();
      assertThat(client.rest()).isEqualTo("done\r\nbye\r\n");
      closing.get(10, TimeUnit.SECONDS);
      assertThat(interrupts).hasValue(0);
      assertThat(listener.closed).hasValue(1);
    }
  }

  @Test
  void interruptsWorkThatTakesTooLong() throws Exception {
    MailServer server =
        TestServers.builder().closeTimeout(Duration.ofMillis(100)).listener(listener).start();
    try (Client client = new Client(server.address("echo"))) {
      client.line();
      client.send("WORK heeds\r\n");
      working.await();
      server.close();
      assertThat(interrupts.get()).isPositive();
      assertThat(listener.closed).hasValue(1);
    }
  }

  @Test
  void closesInTimeThoughATaskHeedsNoInterrupt() throws Exception {
    MailServer server =
        TestServers.builder().closeTimeout(Duration.ofMillis(100)).listener(listener).start();
    try (Client client = new Client(server.address("echo"))) {
      client.line();
      client.send("WORK\r\n");
      working.await();
      long start = System.nanoTime();
      server.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
      assertThat(interrupts.get()).isPositive();
    } finally {
      release.countDown();
    }
  }

  @Test
  void tellsASessionOfAResetOnce() throws Exception {
    try (MailServer server = TestServers.start(listener)) {
      try (Client client = new Client(server.address("echo"))) {
        client.line();
        client.send("half a li");
        client.socket().setSoLinger(true, 0);
      }
      Awaitility.await().untilAtomic(listener.closed, is(1));
      assertThat(listener.sessions.peek().connection.isClosed()).isTrue();
    }
    assertThat(listener.closed).hasValue(1);
    assertThat(listener.stopping).hasValue(0);
  }

  @Test
  void takesTheEndOfATlsStreamWithoutItsNoticeForAnEndAndNoMore() throws Exception {
    EchoListener secure =
        new EchoListener("echos").with(ListenerSettings.ofPort(0).withImplicitTls(true));
    try (MailServer server =
        TestServers.builder().tls(TlsSettings.selfSigned()).listener(secure).start()) {
      Socket plain = new Socket("127.0.0.1", server.address("echos").getPort());
      SSLSocket socket =
          (SSLSocket)
              server
                  .clientContext()
                  .getSocketFactory()
                  .createSocket(plain, "localhost", plain.getPort(), true);
      socket.startHandshake();
      socket.getOutputStream().write("a whole line\r\nhalf a li".getBytes(US_ASCII));
      socket.getOutputStream().flush();
      // S-64: the connection below ends, no close_notify comes.
      plain.close();
      Awaitility.await().untilAtomic(secure.closed, is(1));
    }
  }

  @Test
  void dropsTasksOfAConnectionThatIsGone() throws Exception {
    AtomicInteger ran = new AtomicInteger();
    try (MailServer server = TestServers.start(listener)) {
      try (Client client = new Client(server.address("echo"))) {
        client.line();
      }
      Awaitility.await().untilAtomic(listener.closed, is(1));
      listener.sessions.peek().connection.execute(ran::incrementAndGet);
    }
    assertThat(ran).hasValue(0);
  }

  @Test
  void runsTasksOfOtherThreadsOnTheStrand() throws Exception {
    try (MailServer server = TestServers.start(listener);
        Client client = new Client(server.address("echo"))) {
      client.line();
      EchoListener.Session session = listener.sessions.peek();
      session.connection.execute(() -> session.say("told"));
      assertThat(client.line()).isEqualTo("told");
    }
  }

  @Test
  void freesThePortAtOnce() throws IOException {
    MailServer first = TestServers.start(listener);
    int port = first.address("echo").getPort();
    try (Client client = new Client(first.address("echo"))) {
      client.line();
      first.close();
    }
    EchoListener again = new EchoListener("echo").with(ListenerSettings.ofPort(port));
    try (MailServer second = TestServers.start(again)) {
      assertThat(second.address("echo").getPort()).isEqualTo(port);
    }
  }
}
