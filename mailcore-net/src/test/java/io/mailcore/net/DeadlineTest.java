package io.mailcore.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long a client may take (S-34). */
class DeadlineTest {

  private final EchoListener listener =
      new EchoListener("echo")
          .on("IN", (session, line) -> session.connection.deadline(millis(line)))
          .on(
              "HELD",
              (session, line) -> {
                session.connection.deadline(millis(line));
                session.connection.delay(
                    Duration.ofMillis(400), () -> session.say("" + listenerTimeouts()));
              });
  private final MailServer server = TestServers.start(listener);

  private int listenerTimeouts() {
    return listener.timedOut.get();
  }

  private static Duration millis(String line) {
    return Duration.ofMillis(Long.parseLong(line.substring(line.indexOf(' ') + 1)));
  }

  @AfterEach
  void stop() {
    server.close();
    assertThat(listener.onEventLoop).hasValue(0);
    assertThat(listener.closed).hasValue(listener.opened.get());
  }

  @Test
  void tellsTheSessionThatTheTimeIsOver() throws Exception {
    try (Client client = new Client(server.address("echo"))) {
      client.line();
      assertThat(client.send("IN 100\r\n").rest()).isEqualTo("too slow\r\n");
      assertThat(listener.timedOut).hasValue(1);
    }
  }

  @Test
  void firesThoughTheClientKeepsSending() throws Exception {
    try (Client client = new Client(server.address("echo"))) {
      client.line();
      client.send("IN 200\r\n");
      Awaitility.await()
          .pollInterval(Duration.ofMillis(10))
          .until(
              () -> {
                client.send("x");
                return listener.timedOut.get() == 1;
              });
    }
  }

  @Test
  void takesTheLastDeadline() throws Exception {
    try (Client client = new Client(server.address("echo"))) {
      client.line();
      client.send("IN 100\r\nIN 60000\r\n");
      Awaitility.await()
          .during(Duration.ofMillis(300))
          .atMost(Duration.ofSeconds(5))
          .untilAtomic(listener.timedOut, is(0));
      assertThat(client.send("x\r\n").line()).isEqualTo("= x");
      assertThat(client.send("IN 50\r\n").rest()).isEqualTo("too slow\r\n");
    }
  }

  @Test
  void standsStillWhileTheStrandIsHeld() throws Exception {
    try (Client client = new Client(server.address("echo"))) {
      client.line();
      client.send("HELD 200\r\n");
      assertThat(client.line()).isEqualTo("0");
      assertThat(client.rest()).isEqualTo("too slow\r\n");
    }
  }

  @Test
  void endsAHandshakeThatTakesTooLong() throws Exception {
    EchoListener slow =
        new EchoListener("slow")
            .with(
                ListenerSettings.ofPort(0)
                    .withImplicitTls(true)
                    .withTimeouts(
                        ConnectionTimeouts.DEFAULT.withTlsHandshake(Duration.ofMillis(200))));
    try (MailServer other =
            TestServers.builder().tls(TlsSettings.selfSigned()).listener(slow).start();
        Client client = new Client(other.address("slow"))) {
      client.send(new byte[] {22, 3, 1});
      client.rest();
      assertThat(slow.opened).hasValue(0);
    }
  }
}
