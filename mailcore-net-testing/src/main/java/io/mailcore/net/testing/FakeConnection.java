package io.mailcore.net.testing;

import io.mailcore.model.SessionContext;
import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.Pieces;
import io.mailcore.net.protocol.Protocol;
import io.mailcore.net.protocol.ProtocolSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection without a socket: the test's thread is the strand, and everything that can happen
 * has happened when a method of the client's side returns. What holds the strand goes on behind the
 * method that held it; how long it would have taken is added up. Text is one octet a character.
 */
public final class FakeConnection implements Connection {

  // Other threads may add to it.
  private final Deque<Runnable> strand = new ConcurrentLinkedDeque<>();
  private final Deque<ByteBuffer> input = new ArrayDeque<>();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final boolean certificate;
  private final boolean onLoop;
  private final ProtocolSession session;
  private SessionContext context;
  private Duration delayed = Duration.ZERO;
  private Duration deadline = Duration.ZERO;
  private int pumps;
  private int largestPiece;
  private boolean held;
  private boolean blockable;
  private boolean closing;
  private boolean gone;

  /**
   * Connects, without letting the session greet yet.
   *
   * @param context who is at both ends, with TLS or without
   * @param certificate whether TLS can be started
   */
  FakeConnection(Protocol protocol, SessionContext context, boolean certificate) {
    this.context = context;
    this.certificate = certificate;
    this.onLoop = protocol.runsOnLoop();
    this.blockable = !onLoop;
    this.session = protocol.open(this);
    strand.add(session::opened);
  }

  // The client's side.

  /** Runs all that can run. */
  public FakeConnection run() {
    while (!gone) {
      if (closing) {
        gone = true;
        blockable = true;
        session.closed();
      } else if (!strand.isEmpty()) {
        strand.remove().run();
      } else if (!held && !input.isEmpty()) {
        receive();
      } else {
        blockable = !onLoop;
        return this;
      }
    }
    return this;
  }

  private void receive() {
    ByteBuffer next = input.element();
    session.received(next);
    if (!next.hasRemaining()) {
      input.remove();
    } else if (!held && !closing) {
      throw new IllegalStateException("the session left input and holds nothing");
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

  /** Text arrives in one piece, and all is run that can be. */
  public FakeConnection send(String text) {
    return arrive(text.getBytes(StandardCharsets.ISO_8859_1)).run();
  }

  /** What was written since the last call. */
  public String read() {
    String text = output.toString(StandardCharsets.ISO_8859_1);
    output.reset();
    return text;
  }

  /** Sends text and reads the answer. */
  public String say(String text) {
    return send(text).read();
  }

  /** Sends a line and reads the answer. */
  public String ask(String line) {
    return say(line + "\r\n");
  }

  /** The time that was set is over. */
  public FakeConnection timeOut() {
    strand.add(session::timedOut);
    return run();
  }

  /** The server stops. */
  public FakeConnection stop() {
    strand.add(session::stopping);
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

  /** How many answers were pumped. */
  public int pumps() {
    return pumps;
  }

  /** The octets of the largest piece that was written at once. */
  public int largestPiece() {
    return largestPiece;
  }

  /** What the session says of itself. */
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
    largestPiece = Math.max(largestPiece, copy.length);
    output.writeBytes(copy);
  }

  @Override
  public void flush() {}

  @Override
  public void pump(Pieces pieces, Runnable then) {
    pumps++;
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
  public <T> void await(
      CompletionStage<T> stage, BiConsumer<? super @Nullable T, ? super @Nullable Throwable> then) {
    hold(
        () -> {
          blockable = true;
          stage.whenComplete(then);
        });
  }

  @Override
  public boolean mayBlock() {
    return blockable;
  }

  @Override
  public void blocking(Runnable task) {
    if (blockable) {
      task.run();
      return;
    }
    hold(
        () -> {
          blockable = true;
          task.run();
        });
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
    if (rest.hasRemaining() || hasInput()) {
      hold(refused);
      return;
    }
    write(reply);
    hold(
        () -> {
          context = context.withTls(FakeServer.TLS);
          session.tlsStarted();
        });
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
