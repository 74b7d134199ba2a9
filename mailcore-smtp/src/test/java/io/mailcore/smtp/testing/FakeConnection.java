package io.mailcore.smtp.testing;

import io.mailcore.model.SessionContext;
import io.mailcore.model.TlsFacts;
import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.Pieces;
import io.mailcore.net.protocol.Protocol;
import io.mailcore.net.protocol.ProtocolSession;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/**
 * A connection without a socket: the test's thread is the strand, and everything that can happen
 * has happened when a method of the client's side returns. What holds the strand is over at once;
 * how long it would have taken is added up.
 */
public final class FakeConnection implements Connection {

  private final Deque<Runnable> strand = new ArrayDeque<>();
  private final Deque<ByteBuffer> input = new ArrayDeque<>();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final boolean certificate;
  private final ProtocolSession session;
  private SessionContext context =
      SessionContext.of("test-1", "smtp", address("192.0.2.7", 40_000), address("192.0.2.1", 25));
  private Duration delayed = Duration.ZERO;
  private Duration deadline = Duration.ZERO;
  private boolean held;
  private boolean closing;
  private boolean gone;

  /** Connects, without letting the session greet yet. */
  public FakeConnection(Protocol protocol, boolean certificate, boolean tls) {
    this.certificate = certificate;
    if (tls) {
      secure();
    }
    this.session = protocol.open(this);
    strand.add(session::opened);
  }

  private static InetSocketAddress address(String host, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private void secure() {
    context = context.withTls(new TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of()));
  }

  // The client's side.

  /** Runs all that can run. */
  public FakeConnection run() {
    while (!gone) {
      if (closing) {
        gone = true;
        session.closed();
      } else if (!strand.isEmpty()) {
        strand.remove().run();
      } else if (!held && !input.isEmpty()) {
        receive();
      } else {
        return this;
      }
    }
    return this;
  }

  private void receive() {
    ByteBuffer next = input.element();
    int before = next.remaining();
    session.received(next);
    if (!next.hasRemaining()) {
      input.remove();
    } else if (next.remaining() == before && !held && !closing) {
      throw new IllegalStateException("the session took nothing and holds nothing");
    }
  }

  /** Octets arrive, in one piece. */
  public FakeConnection arrive(byte[] octets) {
    input.add(ByteBuffer.wrap(octets.clone()));
    return this;
  }

  /** Octets arrive in pieces of this size, and all is run that can be. */
  public FakeConnection send(byte[] octets, int pieces) {
    for (int at = 0; at < octets.length; at += pieces) {
      int end = Math.min(octets.length, at + pieces);
      arrive(Arrays.copyOfRange(octets, at, end)).run();
    }
    return this;
  }

  /** Text arrives in one piece, one octet a character, and all is run that can be. */
  public FakeConnection send(String text) {
    return arrive(text.getBytes(StandardCharsets.ISO_8859_1)).run();
  }

  /** What was written since the last call. */
  public String read() {
    String text = output.toString(StandardCharsets.ISO_8859_1);
    output.reset();
    return text;
  }

  /** Sends a line and reads the answer. */
  public String ask(String line) {
    return send(line + "\r\n").read();
  }

  /** The time that was set is over. */
  public FakeConnection timeOut() {
    session.timedOut();
    return run();
  }

  /** The server stops. */
  public FakeConnection stop() {
    session.stopping();
    return run();
  }

  /** The client is gone without a word. */
  public void drop() {
    closing = true;
    run();
  }

  /** How long the strand would have been delayed in all. */
  public Duration delayed() {
    return delayed;
  }

  /** The time that was set last. */
  public Duration deadline() {
    return deadline;
  }

  public String summary() {
    return session.summary();
  }

  // The session's side.

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
    return certificate && context.tls().isEmpty();
  }

  @Override
  public void write(ByteBuffer bytes) {
    if (closing) {
      throw new IllegalStateException("written behind close()");
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    output.writeBytes(copy);
  }

  @Override
  public void flush() {}

  @Override
  public void pump(Pieces pieces, Runnable then) {
    throw new UnsupportedOperationException("SMTP writes no long answers");
  }

  @Override
  public <T> void await(CompletionStage<T> stage, BiConsumer<? super T, ? super Throwable> then) {
    hold(() -> stage.whenComplete((result, failure) -> then.accept(result, failure)));
  }

  @Override
  public void delay(Duration duration, Runnable then) {
    delayed = delayed.plus(duration);
    hold(then);
  }

  private void hold(Runnable then) {
    if (held) {
      throw new IllegalStateException("the strand is held already");
    }
    held = true;
    strand.addFirst(
        () -> {
          held = false;
          then.run();
        });
  }

  @Override
  public void startTls(ByteBuffer reply, ByteBuffer rest, Runnable refused) {
    boolean more = rest.hasRemaining() || input.size() > 1;
    if (!more) {
      write(reply);
      secure();
    }
    hold(more ? refused : session::tlsStarted);
  }

  @Override
  public void deadline(Duration fromNow) {
    deadline = fromNow;
  }

  @Override
  public void close() {
    closing = true;
  }

  @Override
  public boolean hasInput() {
    return input.size() > 1 || !input.isEmpty() && input.element().hasRemaining();
  }

  @Override
  public void execute(Runnable task) {
    strand.add(task);
  }

  @Override
  public boolean isClosed() {
    return closing;
  }
}
