package io.mailcore.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.mailcore.net.protocol.Pieces;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slow readers and slow writers cost bounded memory and no thread (S-35, S-37). */
class BackPressureTest {

  private static final int PIECE = 64 * 1024;
  private static final int PIECES = 1024;

  /** What the kernel may take on loopback before it says no, generously. */
  private static final long KERNEL = 16L * 1024 * 1024;

  private final byte[] piece = "x".repeat(PIECE).getBytes(US_ASCII);
  private final AtomicInteger written = new AtomicInteger();
  private final AtomicInteger piecesClosed = new AtomicInteger();
  private final AtomicInteger pauses = new AtomicInteger();
  private final CountDownLatch blocker = new CountDownLatch(1);
  private final EchoListener listener =
      new EchoListener("echo")
          .on(
              "PUMP",
              (session, line) ->
                  session.connection.pump(pieces(session), () -> session.say("done")))
          .on("BLOCK", (session, line) -> await(blocker));
  private final MailServer server = TestServers.start(listener);

  @AfterEach
  void stop() {
    blocker.countDown();
    server.close();
    assertThat(listener.onEventLoop).hasValue(0);
    assertThat(listener.closed).hasValue(listener.opened.get());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Pieces pieces(EchoListener.Session session) {
    return new Pieces() {
      private int left = PIECES;

      @Override
      public boolean writeNext() {
        session.connection.write(ByteBuffer.wrap(piece));
        written.incrementAndGet();
        left--;
        return left > 0;
      }

      @Override
      public void pause() {
        pauses.incrementAndGet();
      }

      @Override
      public void close() {
        piecesClosed.incrementAndGet();
      }
    };
  }

  private static void awaitQuiet(LongSupplier value) {
    AtomicLong last = new AtomicLong(-1);
    Awaitility.await()
        .pollInterval(Duration.ofMillis(250))
        .atMost(Duration.ofSeconds(15))
        .until(() -> last.getAndSet(value.getAsLong()) == value.getAsLong());
  }

  @Test
  void pumpsNoFasterThanTheClientReads() throws Exception {
    try (Client client = new Client(server.address("echo"))) {
      assertThat(client.line()).isEqualTo("hello");
      client.send("PUMP\r\nnext\r\n");
      awaitQuiet(written::get);
      assertThat(written.get()).isLessThan((int) (KERNEL / PIECE)).isPositive();
      assertThat(pauses).as("while nothing is read").hasPositiveValue();
      for (int i = 0; i < PIECES; i++) {
        assertThat(client.read(PIECE)).isEqualTo(piece);
      }
      assertThat(client.line()).isEqualTo("done");
      assertThat(client.line()).isEqualTo("= next");
      assertThat(piecesClosed).hasValue(1);
    }
  }

  @Test
  void closesThePiecesOfAClientThatGoesAway() throws Exception {
    try (Client client = new Client(server.address("echo"))) {
      client.line();
      client.send("PUMP\r\n");
      client.read(PIECE);
      client.socket().setSoLinger(true, 0);
    }
    Awaitility.await().untilAtomic(piecesClosed, is(1));
    Awaitility.await().untilAtomic(listener.closed, is(1));
    assertThat(written.get()).isLessThan(PIECES);
  }

  @Test
  void answersOthersWhileManyPumpsWait() throws Exception {
    Client[] slow = new Client[15];
    try {
      for (int i = 0; i < slow.length; i++) {
        slow[i] = new Client(server.address("echo"));
        slow[i].line();
        slow[i].send("PUMP\r\n");
      }
      try (Client client = new Client(server.address("echo"))) {
        assertThat(client.line()).isEqualTo("hello");
        assertThat(client.send("x\r\n").line()).isEqualTo("= x");
      }
    } finally {
      for (Client client : slow) {
        if (client != null) {
          client.close();
        }
      }
    }
  }

  /** Sends without reading until the server takes no more. */
  private long fill(SocketChannel channel, byte[] line, long most) throws IOException {
    channel.configureBlocking(false);
    ByteBuffer lines = ByteBuffer.allocate(PIECE / line.length * line.length);
    while (lines.remaining() >= line.length) {
      lines.put(line);
    }
    lines.flip();
    AtomicLong sent = new AtomicLong();
    AtomicLong lastSent = new AtomicLong(-1);
    Awaitility.await()
        .pollInterval(Duration.ofMillis(200))
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              int wrote;
              do {
                if (!lines.hasRemaining()) {
                  lines.rewind();
                }
                wrote = channel.write(lines);
                sent.addAndGet(wrote);
              } while (wrote > 0 && sent.get() < most);
              return sent.get() >= most || lastSent.getAndSet(sent.get()) == sent.get();
            });
    // Completes the line that was cut.
    channel.configureBlocking(true);
    return sent.get();
  }

  @Test
  void readsNoMoreThanABlockedSessionTakes() throws Exception {
    try (SocketChannel channel = SocketChannel.open(server.address("echo"))) {
      channel.write(ByteBuffer.wrap("BLOCK\r\n".getBytes(US_ASCII)));
      long sent = fill(channel, "x\r\n".getBytes(US_ASCII), 4 * KERNEL);
      assertThat(sent).isLessThan(KERNEL);
      // A segment of a single byte counts with what it costs.
      blocker.countDown();
      ByteBuffer answer = ByteBuffer.allocate(64 * 1024);
      long got = 0;
      long expected = "hello\r\n".length() + sent / 3 * "= x\r\n".length();
      while (got < expected) {
        answer.clear();
        int read = channel.read(answer);
        assertThat(read).isPositive();
        got += read;
      }
    }
  }

  @Test
  void readsNoMoreFromAClientThatTakesNoAnswers() throws Exception {
    try (SocketChannel channel = SocketChannel.open()) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, 32 * 1024);
      channel.connect(server.address("echo"));
      long sent = fill(channel, "x\r\n".getBytes(US_ASCII), 4 * KERNEL);
      assertThat(sent).isLessThan(2 * KERNEL);
    }
  }

  @Test
  void closesWhenAClientTakesNothing() throws Exception {
    EchoListener strict =
        new EchoListener("strict")
            .with(
                ListenerSettings.ofPort(0)
                    .withTimeouts(ConnectionTimeouts.DEFAULT.withWrite(Duration.ofMillis(300))))
            .on(
                "PUMP",
                (session, line) ->
                    session.connection.pump(pieces(session), () -> session.say("done")));
    try (MailServer other = TestServers.start(strict);
        Client client = new Client(other.address("strict"))) {
      client.line();
      client.send("PUMP\r\n");
      Awaitility.await().untilAtomic(strict.closed, is(1));
      assertThat(piecesClosed).hasValue(1);
    }
  }
}
