package io.mailcore.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.Protocol;
import io.mailcore.net.protocol.ProtocolSession;
import io.mailcore.net.protocol.ServerContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions that run on the event loop of their connection, but for what may block. */
class LoopTest {

  private final Loops listener = new Loops();
  private MailServer server;

  @BeforeEach
  void start() {
    server = TestServers.start(listener);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void runsOnTheLoopAndWhereItMayBlockOnATask() throws Exception {
    try (Client client = new Client(server.address("loops"))) {
      assertThat(client.line()).isEqualTo("hello io");
      assertThat(client.send("a\r\n").line()).isEqualTo("a io");
      assertThat(client.send("B\r\n").line()).isEqualTo("B task");
      assertThat(client.send("c\r\n").line()).isEqualTo("c io");
    }
  }

  @Test
  void whatComesBehindABlockingStepInTheSamePieceRunsThereToo() throws Exception {
    try (Client client = new Client(server.address("loops"))) {
      client.line();
      client.send("a\r\nB\r\nc\r\nB\r\n");
      assertThat(client.line()).isEqualTo("a io");
      assertThat(client.line()).isEqualTo("B task");
      assertThat(client.line()).isEqualTo("c task");
      assertThat(client.line()).isEqualTo("B task");
      assertThat(client.send("d\r\n").line()).isEqualTo("d io");
    }
  }

  @Test
  void answersInOrderWhicheverThreadMadeThem() throws Exception {
    String lines =
        IntStream.range(0, 3000)
            .mapToObj(i -> (i % 3 == 0 ? "B" : "line") + i + "\r\n")
            .collect(Collectors.joining());
    for (int size : new int[] {1, 7, 64, lines.length()}) {
      try (Client client = new Client(server.address("loops"))) {
        client.line();
        Thread sender = new Thread(() -> send(client, lines, size));
        sender.start();
        for (int i = 0; i < 3000; i++) {
          assertThat(client.line()).startsWith((i % 3 == 0 ? "B" : "line") + i + " ");
        }
        sender.join();
      }
    }
  }

  private static void send(Client client, String lines, int size) {
    try {
      for (int at = 0; at < lines.length(); at += size) {
        client.send(lines.substring(at, Math.min(lines.length(), at + size)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void endsWhereItMayBlock() throws Exception {
    try (Client client = new Client(server.address("loops"))) {
      client.line();
      client.send("a\r\n").line();
    }
    await().until(() -> !listener.ends.isEmpty());
    assertThat(listener.ends).containsExactly("task");
  }

  @Test
  void oneConnectionThatBlocksStopsNoOther() throws Exception {
    try (Client blocked = new Client(server.address("loops"));
        Client other = new Client(server.address("loops"))) {
      blocked.line();
      other.line();
      blocked.send("BLOCK\r\nx\r\n");
      assertThat(listener.entered.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(other.send("a\r\n").line()).isEqualTo("a io");
      listener.goOn.countDown();
      assertThat(blocked.line()).isEqualTo("BLOCK task");
      assertThat(blocked.line()).isEqualTo("x task");
    }
  }

  /** Answers each line with itself and the kind of the thread; one that begins with B may block. */
  private static final class Loops implements ProtocolListener {

    private final Queue<String> ends = new ConcurrentLinkedQueue<>();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public String name() {
      return "loops";
    }

    @Override
    public ListenerSettings settings() {
      return ListenerSettings.ofPort(0);
    }

    @Override
    public Protocol protocol(ServerContext server) {
      return new Protocol() {
        @Override
        public ProtocolSession open(Connection connection) {
          return new Session(connection);
        }

        @Override
        public boolean runsOnLoop() {
          return true;
        }
      };
    }

    private static String thread() {
      return Thread.currentThread().getName().contains("-io-") ? "io" : "task";
    }

    private final class Session implements ProtocolSession {

      private final Connection connection;
      private final StringBuilder line = new StringBuilder();
      private boolean held;

      private Session(Connection connection) {
        this.connection = connection;
      }

      private void say(String text) {
        connection.write((text + " " + thread() + "\r\n").getBytes(US_ASCII));
      }

      @Override
      public void opened() {
        say("hello");
      }

      @Override
      public void received(ByteBuffer input) {
        while (input.hasRemaining() && !held) {
          char c = (char) (input.get() & 0xFF);
          if (c == '\n') {
            run(line.toString().strip());
            line.setLength(0);
          } else {
            line.append(c);
          }
        }
      }

      private void run(String text) {
        if (!text.startsWith("B")) {
          say(text);
          return;
        }
        held = true;
        connection.blocking(
            () -> {
              held = false;
              assertThat(connection.mayBlock()).isTrue();
              if (text.equals("BLOCK")) {
                block();
              }
              say(text);
            });
      }

      private void block() {
        entered.countDown();
        try {
          goOn.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }

      @Override
      public void timedOut() {
        connection.close();
      }

      @Override
      public void stopping() {
        connection.close();
      }

      @Override
      public void closed() {
        ends.add(thread());
      }

      @Override
      public String summary() {
        return "";
      }
    }
  }
}
