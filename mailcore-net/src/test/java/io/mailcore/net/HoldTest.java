package io.mailcore.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.mailcore.net.protocol.Pieces;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds a strand: the rest waits, in order, and no thread with it. */
class HoldTest {

  private final CompletableFuture<String> stage = new CompletableFuture<>();
  private final AtomicReference<Throwable> thrown = new AtomicReference<>();
  private final AtomicBoolean continued = new AtomicBoolean();
  private final EchoListener listener =
      new EchoListener("echo")
          .on(
              "WAIT",
              (session, line) ->
                  session.connection.await(
                      stage, (value, failure) -> session.say(value + " " + failure)))
          .on(
              "DELAY",
              (session, line) -> {
                session.say("soon");
                session.connection.delay(Duration.ofMillis(150), () -> session.say("now"));
              })
          .on(
              "LONG",
              (session, line) ->
                  session.connection.delay(
                      Duration.ofMinutes(10),
                      () -> {
                        continued.set(true);
                        session.say("at last");
                      }))
          .on(
              "TWICE",
              (session, line) -> {
                session.connection.delay(Duration.ofMillis(1), () -> session.say("first"));
                try {
                  session.connection.delay(Duration.ofMillis(1), () -> session.say("second"));
                } catch (IllegalStateException e) {
                  thrown.set(e);
                }
              })
          .on(
              "NEST",
              (session, line) ->
                  session.connection.delay(
                      Duration.ofMillis(1),
                      () ->
                          session.connection.await(
                              CompletableFuture.completedStage("inner"),
                              (value, failure) -> session.say(value))))
          .on(
              "BROKEN",
              (session, line) ->
                  session.connection.pump(
                      () -> {
                        throw new IOException("the disk is gone");
                      },
                      () -> session.say("never")))
          .on("THROW", (session, line) -> thrower())
          .on(
              "PIECES",
              (session, line) -> session.connection.pump(three(session), () -> session.say("end")))
          .on(
              "LATER",
              (session, line) -> {
                session.connection.execute(() -> session.say("task"));
                session.connection.await(stage, (value, failure) -> session.say("held"));
              });
  private final MailServer server = TestServers.start(listener);

  private static void thrower() {
    throw new IllegalArgumentException("a mistake in a protocol");
  }

  private static Pieces three(EchoListener.Session session) {
    AtomicInteger left = new AtomicInteger(3);
    return () -> {
      session.say("piece");
      return left.decrementAndGet() > 0;
    };
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
  void keepsInputUntilTheStageIsComplete() throws Exception {
    try (Client client = greeted()) {
      client.send("a\r\nWAIT\r\nb\r\n");
      assertThat(client.line()).isEqualTo("= a");
      client.send("c\r\n");
      stage.complete("value");
      assertThat(client.line()).isEqualTo("value null");
      assertThat(client.line()).isEqualTo("= b");
      assertThat(client.line()).isEqualTo("= c");
    }
  }

  @Test
  void handsOverTheFailureOfAStage() throws Exception {
    try (Client client = greeted()) {
      client.send("WAIT\r\nb\r\n");
      stage.completeExceptionally(new IllegalStateException("no"));
      assertThat(client.line()).isEqualTo("null java.lang.IllegalStateException: no");
      assertThat(client.line()).isEqualTo("= b");
    }
  }

  @Test
  void runsNoTaskWhileItIsHeld() throws Exception {
    try (Client client = greeted()) {
      client.send("LATER\r\n");
      Awaitility.await().until(() -> stage.getNumberOfDependents() > 0);
      stage.complete("value");
      assertThat(client.line()).isEqualTo("held");
      assertThat(client.line()).isEqualTo("task");
    }
  }

  @Test
  void sendsWhatWasWrittenBeforeADelay() throws Exception {
    try (Client client = greeted()) {
      long start = System.nanoTime();
      client.send("DELAY\r\nx\r\n");
      assertThat(client.line()).isEqualTo("soon");
      assertThat(client.line()).isEqualTo("now");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(140));
      assertThat(client.line()).isEqualTo("= x");
    }
  }

  @Test
  void holdsAgainFromWhatFollowsAHold() throws Exception {
    try (Client client = greeted()) {
      client.send("NEST\r\nx\r\n");
      assertThat(client.line()).isEqualTo("inner");
      assertThat(client.line()).isEqualTo("= x");
    }
  }

  @Test
  void refusesASecondHold() throws Exception {
    try (Client client = greeted()) {
      assertThat(client.send("TWICE\r\n").line()).isEqualTo("first");
      assertThat(thrown.get()).hasMessageContaining("held");
    }
  }

  @Test
  void writesAllPiecesInOrder() throws Exception {
    try (Client client = greeted()) {
      client.send("PIECES\r\nx\r\n");
      for (String expected : new String[] {"piece", "piece", "piece", "end", "= x"}) {
        assertThat(client.line()).isEqualTo(expected);
      }
    }
  }

  @Test
  void closesAConnectionWhoseAnswerCannotBeFinished() throws Exception {
    try (Client client = greeted()) {
      assertThat(client.send("BROKEN\r\n").rest()).isEmpty();
    }
  }

  @Test
  void closesAConnectionWhoseSessionFails() throws Exception {
    try (Client client = greeted()) {
      assertThat(client.send("x\r\nTHROW\r\ny\r\n").rest()).isEqualTo("= x\r\n");
    }
    Awaitility.await().untilAtomic(listener.closed, is(1));
  }

  @Test
  void forgetsADelayWhoseClientIsGone() throws Exception {
    try (Client client = greeted()) {
      client.send("LONG\r\n");
      client.socket().setSoLinger(true, 0);
      Awaitility.await().until(() -> !listener.sessions.peek().connection.isClosed());
    }
    Awaitility.await().untilAtomic(listener.closed, is(1));
    assertThat(continued).isFalse();
  }

  @Test
  void endsADelayWhenTheServerStops() throws Exception {
    try (Client client = greeted()) {
      client.send("x\r\n").line();
      client.send("LONG\r\n");
      server.close();
      assertThat(client.rest()).endsWith("bye\r\n");
      assertThat(listener.stopping).hasValue(1);
    }
  }

  @Test
  void holdsNoThread() throws Exception {
    Client[] clients = new Client[20];
    try {
      for (int i = 0; i < clients.length; i++) {
        clients[i] = greeted();
        clients[i].send("WAIT\r\n");
      }
      Awaitility.await().until(() -> stage.getNumberOfDependents() == clients.length);
      long busy =
          Thread.getAllStackTraces().entrySet().stream()
              .filter(thread -> thread.getKey().getName().contains("-task-"))
              .filter(
                  thread ->
                      Arrays.stream(thread.getValue())
                          .anyMatch(frame -> frame.getClassName().endsWith("Strand")))
              .count();
      assertThat(busy).isZero();
    } finally {
      stage.complete("over");
      for (Client client : clients) {
        if (client != null) {
          client.close();
        }
      }
    }
  }
}
