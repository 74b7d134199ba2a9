package io.mailcore.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.TlsFacts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS that a command starts: RFC 3207, RFC 2595, and what attackers put between (S-04, S-06). */
class StartTlsTest {

  private final AtomicInteger injected = new AtomicInteger();
  private final EchoListener listener =
      new EchoListener("echo")
          .on(
              "TLS",
              (session, line) ->
                  session.connection.startTls(
                      ByteBuffer.wrap("go\r\n".getBytes(US_ASCII)),
                      session.current,
                      () -> {
                        session.say("no");
                        session.connection.close();
                      }))
          .on("USER", (session, line) -> session.user = line)
          .on("NOOP", (session, line) -> injected.incrementAndGet())
          .on("WHO", (session, line) -> session.say(session.user))
          .on(
              "FACTS",
              (session, line) ->
                  session.say(
                      session
                          .connection
                          .context()
                          .tls()
                          .map(TlsFacts::protocol)
                          .orElse("in clear")));
  private MailServer server;

  @BeforeEach
  void start() {
    server = TestServers.builder().tls(TlsSettings.selfSigned()).listener(listener).start();
  }

  @AfterEach
  void stop() {
    server.close();
    assertThat(listener.onEventLoop).hasValue(0);
    assertThat(listener.closed).hasValue(listener.opened.get());
  }

  private Client greeted() throws IOException {
    Client client = new Client(server.address("echo"));
    assertThat(client.line()).isEqualTo("hello");
    return client;
  }

  @Test
  void goesOnInsideTlsWithNothingOfTheOldState() throws Exception {
    try (Client client = greeted()) {
      client.send("FACTS\r\nUSER mallory\r\n");
      assertThat(client.line()).isEqualTo("in clear");
      assertThat(client.send("WHO\r\n").line()).isEqualTo("USER mallory");
      assertThat(client.send("TLS\r\n").line()).isEqualTo("go");
      client.startTls(server.clientContext());
      assertThat(client.send("WHO\r\n").line()).isEqualTo("-");
      assertThat(client.send("FACTS\r\n").line()).isEqualTo("TLSv1.3");
      assertThat(client.send("after\r\n").line()).isEqualTo("= after");
      assertThat(listener.sessions.peek().connection.canStartTls()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS\r\nNOOP\r\n",
        "TLS \r\nNOOP\r\n",
        "TLS\nNOOP\n",
        "TLS\r\n\r\nNOOP",
        "TLS\r\nR",
        "TLS\r\nUSER mallory\r\n"
      })
  void refusesBytesBehindTheCommand(String bytes) throws Exception {
    try (Client client = greeted()) {
      assertThat(client.send(bytes).rest()).isEqualTo("no\r\n");
      assertThat(injected).hasValue(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOOP\r\n", "R", "\r\n", "USER mallory\r\n"})
  void failsAHandshakeThatBytesInClearComeBefore(String bytes) throws Exception {
    try (Client client = greeted()) {
      assertThat(client.send("TLS\r\n").line()).isEqualTo("go");
      client.send(bytes);
      assertThatThrownBy(() -> client.startTls(server.clientContext()))
          .isInstanceOf(IOException.class);
      assertThat(injected).hasValue(0);
    }
  }

  @Test
  void neverAnswersInsideTlsWhatCameInClearHoweverTheBytesAreTimed() throws Exception {
    for (int i = 0; i < 50; i++) {
      try (Client client = greeted()) {
        client.send("TLS\r\n");
        client.send("NOOP\r\n");
        assertThat(client.line()).isIn("go", "no");
      }
    }
    assertThat(injected).hasValue(0);
  }

  @Test
  void saysWhetherTlsCanBeStarted() throws Exception {
    EchoListener plain = new EchoListener("plain");
    try (MailServer without = TestServers.start(plain);
        Client client = new Client(without.address("plain"))) {
      client.line();
      assertThat(plain.sessions.peek().connection.canStartTls()).isFalse();
      assertThat(plain.sessions.peek().server.hasTls()).isFalse();
    }
    try (Client client = greeted()) {
      client.send("x\r\n").line();
      assertThat(listener.sessions.peek().connection.canStartTls()).isTrue();
      assertThat(listener.sessions.peek().connection.context().tls()).isEqualTo(Optional.empty());
    }
  }
}
