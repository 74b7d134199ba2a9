package io.mailcore.pop3;

import io.mailcore.model.SessionContext;
import io.mailcore.model.TlsFacts;
import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.Pieces;
import io.mailcore.net.protocol.Protocol;
import io.mailcore.net.protocol.ProtocolSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/**
 * A connection without a network, whose strand runs in the test's own thread: what is held goes on
 * only after the method that held it has returned, as the contract has it.
 */
final class FakeConnection implements Connection {

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ArrayDeque<Runnable> strand = new ArrayDeque<>();
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private SessionContext context =
      SessionContext.of(
          "s1",
          "pop3",
          InetSocketAddress.createUnresolved("client", 1),
          InetSocketAddress.createUnresolved("server", 110));
  private ProtocolSession session;
  private boolean tlsOffered;
  private boolean held;
  private boolean closed;
  private Duration deadline = Duration.ZERO;
  private int largestPiece;

  static FakeConnection open(Protocol protocol, boolean tlsOffered) {
    FakeConnection connection = new FakeConnection();
    connection.tlsOffered = tlsOffered;
    connection.session = protocol.open(connection);
    connection.session.opened();
    return connection;
  }

  /** Sends bytes in fragments of this size; returns what was answered, as ISO 8859-1. */
  String send(byte[] bytes, int fragment) {
    for (int at = 0; at < bytes.length && !closed; at += fragment) {
      int end = Math.min(bytes.length, at + fragment);
      waiting.write(bytes, at, end - at);
      work();
    }
    return takeOutput();
  }

  String send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1), Integer.MAX_VALUE / 2);
  }

  String takeOutput() {
    String text = output.toString(StandardCharsets.ISO_8859_1);
    output.reset();
    return text;
  }

  private void work() {
    do {
      while (!strand.isEmpty()) {
        strand.remove().run();
      }
      if (!held && !closed && waiting.size() > 0) {
        ByteBuffer input = ByteBuffer.wrap(waiting.toByteArray());
        waiting.reset();
        session.received(input);
        if (!held && !closed && input.hasRemaining()) {
          throw new AssertionError("input left though the strand is free");
        }
        byte[] rest = new byte[input.remaining()];
        input.get(rest);
        waiting.writeBytes(rest);
      }
    } while (!strand.isEmpty() || !held && !closed && waiting.size() > 0);
  }

  void timeOut() {
    session.timedOut();
  }

  void stop() {
    session.stopping();
  }

  /** The client is gone. */
  void drop() {
    closed = true;
    session.closed();
  }

  String summary() {
    return session.summary();
  }

  Duration deadline() {
    return deadline;
  }

  int largestPiece() {
    return largestPiece;
  }

  private void hold(Runnable then) {
    if (held) {
      throw new AssertionError("held twice");
    }
    held = true;
    strand.add(
        () -> {
          held = false;
          if (!closed) {
            then.run();
          }
        });
  }

  /** What an authenticator does to hold the strand. */
  void holdThen(Runnable then) {
    hold(then);
  }

  @Override
  public String id() {
    return context.sessionId();
  }

  @Override
  public SessionContext context() {
    return context;
  }

  @Override
  public boolean canStartTls() {
    return tlsOffered && context.tls().isEmpty();
  }

  @Override
  public void write(ByteBuffer bytes) {
    if (closed) {
      return;
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    largestPiece = Math.max(largestPiece, copy.length);
    output.writeBytes(copy);
  }

  @Override
  public void flush() {}

  @Override
  public void pump(Pieces pieces, Runnable then) {
    hold(
        () -> {
          try (pieces) {
            boolean more = true;
            while (more) {
              more = pieces.writeNext();
            }
          } catch (IOException e) {
            close();
            return;
          }
          then.run();
        });
  }

  @Override
  public <T> void await(CompletionStage<T> stage, BiConsumer<? super T, ? super Throwable> then) {
    hold(() -> stage.whenComplete(then));
  }

  @Override
  public void delay(Duration duration, Runnable then) {
    hold(then);
  }

  @Override
  public void startTls(ByteBuffer reply, ByteBuffer input, Runnable refused) {
    if (input.hasRemaining() || waiting.size() > 0) {
      hold(refused);
      return;
    }
    write(reply);
    hold(
        () -> {
          context = context.withTls(new TlsFacts("TLSv1.3", "TLS_AES_256_GCM_SHA384", List.of()));
          session.tlsStarted();
        });
  }

  @Override
  public void deadline(Duration fromNow) {
    deadline = fromNow;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      session.closed();
    }
  }

  @Override
  public void execute(Runnable task) {
    strand.add(task);
  }

  @Override
  public boolean isClosed() {
    return closed;
  }
}
