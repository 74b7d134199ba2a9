package io.mailcore.net.netty;

import io.mailcore.net.protocol.Pieces;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The kinds of {@link Hold}. */
final class Holds {

  private Holds() {}

  /** Waits for a stage. */
  static final class Await<T> implements Hold {

    private final NettyConnection connection;
    private final BiConsumer<? super @Nullable T, ? super @Nullable Throwable> then;
    private volatile boolean done;
    // Written before done is set.
    private @Nullable T result;
    private @Nullable Throwable failure;

    Await(
        NettyConnection connection,
        BiConsumer<? super @Nullable T, ? super @Nullable Throwable> then) {
      this.connection = connection;
      this.then = then;
    }

    void start(CompletionStage<T> stage) {
      stage.whenComplete(
          (value, thrown) -> {
            result = value;
            failure = thrown;
            done = true;
            connection.wake();
          });
    }

    @Override
    public boolean ready() {
      return done;
    }

    @Override
    public boolean mayBlock() {
      return true;
    }

    @Override
    public void proceed() {
      connection.release(this);
      then.accept(result, failure);
    }
  }

  /** Waits for a thread that may block. */
  static final class Blocking implements Hold {

    private final NettyConnection connection;
    private final Runnable task;

    Blocking(NettyConnection connection, Runnable task) {
      this.connection = connection;
      this.task = task;
    }

    @Override
    public boolean ready() {
      return true;
    }

    @Override
    public boolean mayBlock() {
      return true;
    }

    @Override
    public void proceed() {
      connection.release(this);
      task.run();
    }
  }

  /** Waits for time to pass. */
  static final class Delay implements Hold {

    private final NettyConnection connection;
    private final Runnable then;
    private volatile boolean done;
    private @Nullable ScheduledFuture<?> timer;

    Delay(NettyConnection connection, Runnable then) {
      this.connection = connection;
      this.then = then;
    }

    void start(EventLoop loop, Duration duration) {
      timer = loop.schedule(this::hurry, duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void hurry() {
      done = true;
      connection.wake();
    }

    @Override
    public boolean ready() {
      return done;
    }

    @Override
    public void proceed() {
      if (timer != null) {
        timer.cancel(false);
      }
      connection.release(this);
      then.run();
    }

    @Override
    public void abandon() {
      if (timer != null) {
        timer.cancel(false);
      }
    }
  }

  /** Writes pieces while the client takes them. */
  static final class Pump implements Hold {

    private final NettyConnection connection;
    private final Outbound out;
    private final Pieces pieces;
    private final Runnable then;
    private boolean closed;

    Pump(NettyConnection connection, Outbound out, Pieces pieces, Runnable then) {
      this.connection = connection;
      this.out = out;
      this.pieces = pieces;
      this.then = then;
    }

    @Override
    public boolean ready() {
      return !out.isFull();
    }

    @Override
    public boolean mayBlock() {
      return true;
    }

    @Override
    public void proceed() {
      boolean more;
      try {
        more = pieces.writeNext();
      } catch (IOException e) {
        throw new UncheckedIOException("the rest of an answer can't be read", e);
      }
      if (!more) {
        abandon();
        connection.release(this);
        then.run();
      } else if (out.isFull()) {
        pieces.pause();
      }
    }

    @Override
    public void abandon() {
      if (!closed) {
        closed = true;
        pieces.close();
      }
    }
  }

  /** Waits until TLS has started, or can't. */
  static final class Tls implements Hold {

    private final NettyConnection connection;
    private final Runnable look;
    private boolean looked;
    private volatile @Nullable Runnable outcome;

    /**
     * @param look runs on the strand, when the session has returned the buffer that it was given
     */
    Tls(NettyConnection connection, Runnable look) {
      this.connection = connection;
      this.look = look;
    }

    /** What runs on the strand when it goes on. Any thread may call. */
    void end(Runnable with) {
      outcome = with;
      connection.wake();
    }

    @Override
    public boolean ready() {
      return !looked || outcome != null;
    }

    @Override
    public void proceed() {
      if (!looked) {
        looked = true;
        look.run();
        return;
      }
      Runnable with = outcome;
      if (with != null) {
        connection.release(this);
        with.run();
      }
    }
  }
}
