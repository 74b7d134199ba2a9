package io.mailcore.net.netty;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The moment at which a client has taken too long. The strand moves it with each command, which
 * costs a write; the event loop looks seldom, and then again at the moment it has been moved to.
 */
final class Deadline {

  private static final long NEVER = Long.MAX_VALUE;

  private final EventLoop loop;
  private final Runnable wake;
  private final long origin = System.nanoTime();

  /** Nanoseconds since {@link #origin}. */
  private volatile long due = NEVER;

  private volatile long nextLook = NEVER;

  // Of the event loop alone.
  private @Nullable ScheduledFuture<?> look;
  private boolean cancelled;

  // Of the strand alone.
  private long heldSince;

  /**
   * @param wake runs on the event loop when the moment has come
   */
  Deadline(EventLoop loop, Runnable wake) {
    this.loop = loop;
    this.wake = wake;
  }

  private long now() {
    return System.nanoTime() - origin;
  }

  /** Moves it. On the strand. */
  void set(Duration fromNow) {
    long nanos = fromNow.compareTo(Duration.ofDays(365)) > 0 ? NEVER / 2 : fromNow.toNanos();
    move(now() + Math.max(0, nanos));
  }

  private void move(long to) {
    due = to;
    if (to < nextLook) {
      loop.execute(this::arrange);
    }
  }

  /** Stops the clock. On the strand. */
  void hold() {
    heldSince = now();
  }

  /** Lets it go on. On the strand. */
  void release() {
    long at = due;
    if (at != NEVER) {
      move(at + now() - heldSince);
    }
  }

  /** Whether the moment has come. */
  boolean isOver() {
    return now() >= due;
  }

  /** There is none any more. On the strand. */
  void clear() {
    due = NEVER;
  }

  private void arrange() {
    long at = due;
    if (cancelled || at >= nextLook) {
      return;
    }
    if (look != null) {
      look.cancel(false);
    }
    nextLook = at;
    look = loop.schedule(this::look, Math.max(0, at - now()), TimeUnit.NANOSECONDS);
  }

  private void look() {
    nextLook = NEVER;
    look = null;
    if (isOver()) {
      wake.run();
    } else if (due != NEVER) {
      arrange();
    }
  }

  /** The connection is gone. On the event loop. */
  void cancel() {
    cancelled = true;
    if (look != null) {
      look.cancel(false);
      look = null;
    }
  }
}
