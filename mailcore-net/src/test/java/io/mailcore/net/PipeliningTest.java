package io.mailcore.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PipeliningTest {

  private final EchoListener listener =
      new EchoListener("echo")
          .on("MORE", (session, line) -> session.say("" + session.connection.hasInput()));
  private MailServer server;

  @BeforeEach
  void start() {
    server = TestServers.start(listener);
  }

  @AfterEach
  void stop() {
    server.close();
    assertThat(listener.onEventLoop).hasValue(0);
    assertThat(listener.closed).hasValue(listener.opened.get());
  }

  @Test
  void greetsThenAnswersInOrder() throws Exception {
    try (Client client = new Client(server.address("echo"))) {
      String lines =
          IntStream.range(0, 5000)
              .mapToObj(i -> "line " + i + "\r\n")
              .collect(Collectors.joining());
      client.send(lines);
      assertThat(client.line()).isEqualTo("hello");
      for (int i = 0; i < 5000; i++) {
        assertThat(client.line()).isEqualTo("= line " + i);
      }
    }
  }

  @Test
  void givesTheSameAnswersForEveryFragmentSize() throws Exception {
    String lines = "one\r\n\r\nthree words here\r\nlast\r\n";
    for (int size = 1; size <= lines.length(); size++) {
      try (Client client = new Client(server.address("echo"))) {
        assertThat(client.line()).isEqualTo("hello");
        for (int at = 0; at < lines.length(); at += size) {
          client.send(lines.substring(at, Math.min(lines.length(), at + size)));
        }
        client.socket().shutdownOutput();
        assertThat(client.rest()).isEqualTo("= one\r\n= \r\n= three words here\r\n= last\r\n");
      }
    }
  }

  @Test
  void saysWhetherMoreHasComeThanTheSessionHasRead() throws Exception {
    try (Client client = new Client(server.address("echo"))) {
      client.line();
      assertThat(client.send("MORE\r\n").line()).isEqualTo("false");
      assertThat(client.send("MORE\r\nx\r\n").line()).isEqualTo("true");
      assertThat(client.line()).isEqualTo("= x");
    }
  }

  @Test
  void answersEverythingBeforeItClosesAHalfClosedConnection() throws Exception {
    try (Client client = new Client(server.address("echo"))) {
      client.send("a\r\n".repeat(20_000));
      client.socket().shutdownOutput();
      assertThat(client.rest()).isEqualTo("hello\r\n" + "= a\r\n".repeat(20_000));
    }
  }
}
