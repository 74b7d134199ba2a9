package io.mailcore.net.netty;

import io.mailcore.model.SessionContext;
import io.mailcore.model.TlsFacts;
import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.Pieces;
import io.mailcore.net.protocol.ProtocolSession;
import io.mailcore.net.strand.Strand;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection's strand: calls the session, one thing after another.
 *
 * <p>The fields that aren't volatile or final belong to the strand's run. {@link ConnectionHandler}
 * is the event loop's side; between the two lie {@link InboundQueue}, {@link Outbound} and {@link
 * Deadline}.
 */
final class NettyConnection implements Connection, Strand.Work {

  private static final Logger LOG = LoggerFactory.getLogger(NettyConnection.class);

  private final ConnectionHandler wire;
  private final ListenerPlan plan;
  private final boolean onLoop;
  private final Strand strand;
  private final InboundQueue inbound;
  private final Outbound out;
  private final Deadline deadline;
  private final SessionEnd end;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  private volatile SessionContext context;
  private volatile @Nullable Hold hold;
  private volatile boolean closing;
  private volatile boolean gone;
  private volatile boolean inputEnded;
  private volatile boolean stopAsked;
  private volatile boolean finished;

  private @Nullable ProtocolSession session;
  private byte @Nullable [] chunk;
  private @Nullable ByteBuffer input;
  private boolean stopTold;
  private boolean blockable;

  NettyConnection(ConnectionHandler wire, ListenerPlan plan, NettyServer server, Ends ends) {
    this.wire = wire;
    this.plan = plan;
    this.inbound = wire.inbound();
    this.out = new Outbound(wire::send);
    this.onLoop = plan.protocol().runsOnLoop();
    Executor tasks = server.tasks(plan.protocol());
    this.strand = onLoop ? new Strand(tasks, wire.loop(), this) : new Strand(tasks, this);
    this.deadline = new Deadline(wire.loop(), this::wake);
    this.context =
        SessionContext.of(server.nextSessionId(), plan.name(), ends.remote(), ends.local());
    this.end = new SessionEnd(context);
  }

  // What the event loop says.

  /** The connection is there, handshake and all. */
  void begin() {
    tasks.add(this::open);
    // Not at once: the one who admits the connection isn't done with it yet.
    strand.wakeLater();
  }

  void tlsFacts(TlsFacts facts) {
    context = context.withTls(facts);
  }

  /** The client sends no more. */
  void inputEnded() {
    inputEnded = true;
    wake();
  }

  /** Nothing can be written any more, or all that was to be written has left. */
  void gone(EndReason reason) {
    end.because(reason);
    gone = true;
    wake();
  }

  /** The server stops. Any thread may call. */
  void stop() {
    stopAsked = true;
    Hold held = hold;
    if (held != null) {
      held.hurry();
    }
    wake();
  }

  void wake() {
    strand.wake();
  }

  Outbound out() {
    return out;
  }

  Deadline deadline() {
    return deadline;
  }

  /** Whether the session is done with it. Any thread may call. */
  boolean isFinished() {
    return finished;
  }

  // The strand's run.

  @Override
  public boolean ready() {
    if (finished) {
      return false;
    }
    if (gone || closing) {
      return gone;
    }
    Hold held = hold;
    if (held != null) {
      return held.ready();
    }
    return deadline.isOver()
        || stopAsked && !stopTold
        || !out.isFull() && (!tasks.isEmpty() || !inbound.isEmpty() || inputEnded);
  }

  /** Ending may block: what a session has begun is thrown away then, in the store too. */
  @Override
  public boolean blocks() {
    Hold held = hold;
    return !onLoop || gone || held != null && held.mayBlock();
  }

  @Override
  public boolean step() {
    blockable = !(Thread.currentThread() instanceof FastThreadLocalThread);
    if (!blockable && !onLoop) {
      throw new IllegalStateException("a strand runs on an event loop");
    }
    if (finished || !blockable && blocks()) {
      return false;
    }
    if (gone) {
      finish();
      return false;
    }
    if (closing) {
      return false;
    }
    try {
      Hold held = hold;
      return held == null ? next() : proceed(held);
    } catch (RuntimeException | Error e) {
      fail(e);
      return false;
    }
  }

  private static boolean proceed(Hold held) {
    boolean ready = held.ready();
    if (ready) {
      held.proceed();
    }
    return ready;
  }

  private boolean next() {
    ProtocolSession open = session;
    if (open == null) {
      return runTask();
    } else if (deadline.isOver()) {
      deadline.clear();
      end.because(EndReason.TIMEOUT);
      open.timedOut();
    } else if (stopAsked && !stopTold) {
      stopTold = true;
      open.stopping();
    } else if (out.isFull()) {
      // Whoever doesn't read answers isn't given more.
      return false;
    } else if (!runTask()) {
      return takeInput(open);
    }
    return true;
  }

  private boolean runTask() {
    Runnable task = tasks.poll();
    if (task != null) {
      task.run();
    }
    return task != null;
  }

  private boolean takeInput(ProtocolSession open) {
    if (!inbound.isEmpty()) {
      return feed(open);
    }
    // The end may have come behind bytes that weren't there a moment ago.
    if (inputEnded && inbound.isEmpty()) {
      end.because(EndReason.CLIENT);
      close();
    }
    return false;
  }

  private void open() {
    ProtocolSession opened = plan.protocol().open(this);
    session = opened;
    opened.opened();
  }

  private boolean feed(ProtocolSession open) {
    ByteBuffer current = input;
    if (current == null) {
      chunk = inbound.poll();
      if (chunk == null) {
        return false;
      }
      current = ByteBuffer.wrap(chunk);
      input = current;
    }
    int before = current.remaining();
    open.received(current);
    end.received(before - current.remaining());
    if (!current.hasRemaining()) {
      consumed();
    } else if (current.remaining() == before && hold == null && !closing) {
      throw new IllegalStateException("the session left input without holding the strand");
    }
    return true;
  }

  private void consumed() {
    byte[] done = chunk;
    chunk = null;
    input = null;
    if (done != null && inbound.consumed(done)) {
      wire.readOn();
    }
  }

  @Override
  public void pause() {
    if (!gone) {
      out.flush();
    }
  }

  private void fail(Throwable cause) {
    LOG.warn("session={} protocol={} failed", id(), plan.name(), cause);
    end.because(EndReason.ERROR);
    close();
  }

  private void finish() {
    finished = true;
    closing = true;
    tasks.clear();
    chunk = null;
    input = null;
    Hold held = hold;
    hold = null;
    ProtocolSession ended = session;
    session = null;
    try {
      if (held != null) {
        held.abandon();
      }
    } catch (RuntimeException | Error e) {
      LOG.warn("session={} protocol={} failed to let go", id(), plan.name(), e);
    }
    if (ended != null) {
      end.tell(ended, out.total());
    }
    wire.finished();
  }

  /** The strand goes on. */
  void release(Hold released) {
    if (hold == released) {
      hold = null;
      deadline.release();
    }
  }

  private void hold(Hold taken) {
    if (hold != null) {
      throw new IllegalStateException("the strand is held already");
    }
    deadline.hold();
    hold = taken;
  }

  // What the session calls.

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
    return plan.tls().isPresent() && context.tls().isEmpty() && !isClosed();
  }

  @Override
  public boolean hasInput() {
    ByteBuffer current = input;
    return current != null && current.hasRemaining() || inbound.holdsMoreThan(chunk);
  }

  @Override
  public void write(ByteBuffer bytes) {
    if (isClosed()) {
      bytes.position(bytes.limit());
    } else {
      out.write(bytes);
    }
  }

  @Override
  public void flush() {
    if (!isClosed()) {
      out.flush();
    }
  }

  @Override
  public void pump(Pieces pieces, Runnable then) {
    if (isClosed()) {
      pieces.close();
    } else {
      hold(new Holds.Pump(this, out, pieces, then));
    }
  }

  @Override
  public <T> void await(
      CompletionStage<T> stage, BiConsumer<? super @Nullable T, ? super @Nullable Throwable> then) {
    if (!isClosed()) {
      Holds.Await<T> wait = new Holds.Await<>(this, then);
      hold(wait);
      wait.start(stage);
    }
  }

  @Override
  public boolean mayBlock() {
    return blockable;
  }

  @Override
  public void blocking(Runnable task) {
    if (blockable) {
      task.run();
    } else if (!isClosed()) {
      hold(new Holds.Blocking(this, task));
    }
  }

  @Override
  public void delay(Duration duration, Runnable then) {
    if (!isClosed()) {
      out.flush();
      Holds.Delay wait = new Holds.Delay(this, then);
      hold(wait);
      if (stopAsked) {
        wait.hurry();
      } else {
        wait.start(wire.loop(), duration);
      }
    }
  }

  @Override
  public void startTls(ByteBuffer reply, ByteBuffer inputLeft, Runnable refused) {
    if (isClosed()) {
      return;
    }
    if (!canStartTls()) {
      throw new IllegalStateException("startTls: TLS is in force, or there is no certificate");
    }
    boolean more = inputLeft.hasRemaining();
    byte[] answer = new byte[reply.remaining()];
    reply.get(answer);
    Holds.Tls handshake = new Holds.Tls(this, () -> look(more, answer, refused));
    hold(handshake);
  }

  private void look(boolean more, byte[] answer, Runnable refused) {
    if (!(hold instanceof Holds.Tls handshake)) {
      return;
    }
    if (more || input != null) {
      handshake.end(refused);
      return;
    }
    out.flush();
    wire.startTls(
        Unpooled.wrappedBuffer(answer),
        started -> handshake.end(started ? this::tellTlsStarted : refused));
  }

  private void tellTlsStarted() {
    ProtocolSession open = session;
    if (open != null) {
      open.tlsStarted();
    }
  }

  @Override
  public void deadline(Duration fromNow) {
    deadline.set(fromNow);
  }

  @Override
  public void close() {
    if (!closing) {
      end.because(stopTold ? EndReason.STOPPED : EndReason.SERVER);
      if (!gone) {
        out.flush();
      }
      closing = true;
      wire.closeWhenSent();
    }
  }

  @Override
  public void execute(Runnable task) {
    if (!isClosed()) {
      tasks.add(task);
      wake();
    }
  }

  @Override
  public boolean isClosed() {
    return closing || gone;
  }
}
