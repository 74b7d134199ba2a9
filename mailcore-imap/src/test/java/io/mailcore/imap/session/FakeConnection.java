package io.mailcore.imap.session;

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
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection without a network: what the client sends is handed to the session in the caller's
 * thread, held strands go on at once, and tasks run between the session's calls, as on a strand.
 */
public final class FakeConnection implements Connection {

  private final boolean tlsPossible;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private ProtocolSession session = new Unopened();
  private SessionContext context;
  private Duration deadline = Duration.ZERO;
  private boolean onStrand;
  private boolean tlsBegun;
  private boolean closed;
  private int pumps;

  /** A connection of a listener, with or without TLS, on which it can or can't be started. */
  public FakeConnection(String id, boolean tls, boolean tlsPossible) {
    this.tlsPossible = tlsPossible;
    SessionContext plain =
        SessionContext.of(
            id,
            "imap",
            new InetSocketAddress("127.0.0.1", 40_000),
            new InetSocketAddress("127.0.0.1", 143));
    this.context = tls ? plain.withTls(facts()) : plain;
  }

  private static TlsFacts facts() {
    return new TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of());
  }

  // ---- the client's side

  /** Opens a session here. */
  public FakeConnection open(Protocol protocol) {
    strand(
        () -> {
          session = protocol.open(this);
          session.opened();
        });
    return this;
  }

  /** Sends octets, each {@code fragment} of them in a buffer of their own. */
  public void send(byte[] octets, int fragment) {
    for (int from = 0; from < octets.length && !closed; from += fragment) {
      int length = Math.min(fragment, octets.length - from);
      ByteBuffer buffer = ByteBuffer.allocate(length).put(octets, from, length).flip();
      strand(
          () -> {
            while (buffer.hasRemaining() && !closed && !tlsBegun) {
              int before = buffer.remaining();
              session.received(buffer);
              if (buffer.remaining() == before) {
                throw new AssertionError("the session neither reads nor holds the strand");
              }
            }
          });
      if (tlsBegun) {
        finishHandshake();
      }
    }
  }

  /** Sends text as octets, one character each, in one buffer. */
  public void send(String text) {
    send(text.getBytes(StandardCharsets.ISO_8859_1), Integer.MAX_VALUE / 2);
  }

  private void finishHandshake() {
    tlsBegun = false;
    context = context.withTls(facts());
    strand(session::tlsStarted);
  }

  /** What the server has sent since this was asked last. */
  public String take() {
    String text = written.toString(StandardCharsets.ISO_8859_1);
    written.reset();
    return text;
  }

  /** Sends lines, and gives what the server says. */
  public String say(String text) {
    send(text);
    return take();
  }

  /** Runs what other threads have asked for. */
  public String settle() {
    strand(() -> {});
    return take();
  }

  /** The time limit that was set last. */
  public Duration deadline() {
    return deadline;
  }

  /** Lets the time limit pass. */
  public String expire() {
    strand(session::timedOut);
    return take();
  }

  /** Stops the server. */
  public String stop() {
    strand(session::stopping);
    return take();
  }

  /** Breaks the connection. */
  public void lose() {
    if (!closed) {
      close();
    }
  }

  /** How many answers were pumped. */
  public int pumps() {
    return pumps;
  }

  /** What the session says of itself. */
  public String summary() {
    return session.summary();
  }

  private void strand(Runnable first) {
    tasks.addFirst(first);
    if (onStrand) {
      throw new AssertionError("two at once on a strand");
    }
    onStrand = true;
    try {
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        if (!closed) {
          task.run();
        }
      }
    } finally {
      onStrand = false;
    }
  }

  // ---- the session's side

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
    return tlsPossible && context.tls().isEmpty();
  }

  @Override
  public void write(ByteBuffer bytes) {
    if (!closed) {
      byte[] octets = new byte[bytes.remaining()];
      bytes.get(octets);
      written.writeBytes(octets);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void pump(Pieces pieces, Runnable then) {
    pumps++;
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
  }

  @Override
  public <T> void await(
      CompletionStage<T> stage, BiConsumer<? super @Nullable T, ? super @Nullable Throwable> then) {
    stage.whenComplete(then);
  }

  @Override
  public void delay(Duration duration, Runnable then) {
    then.run();
  }

  @Override
  public void startTls(ByteBuffer reply, ByteBuffer input, Runnable refused) {
    if (input.hasRemaining()) {
      refused.run();
    } else {
      write(reply);
      tlsBegun = true;
    }
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
    tasks.add(task);
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  private static final class Unopened implements ProtocolSession {
    @Override
    public void opened() {}

    @Override
    public void received(ByteBuffer input) {
      throw new AssertionError("open() comes first");
    }

    @Override
    public void timedOut() {}

    @Override
    public void stopping() {}

    @Override
    public void closed() {}

    @Override
    public String summary() {
      return "";
    }
  }
}
