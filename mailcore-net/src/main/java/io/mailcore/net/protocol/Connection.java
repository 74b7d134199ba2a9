package io.mailcore.net.protocol;

import io.mailcore.model.SessionContext;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection as its {@link ProtocolSession} sees it. Methods are called on the strand, but for
 * those that say otherwise.
 *
 * <p>Bytes that are written are gathered and leave in one flush when the strand has nothing more to
 * do for now, when about 64 KiB have come together, or at {@link #flush()}.
 *
 * <p>Five methods <em>hold</em> the strand: {@link #pump}, {@link #await}, {@link #delay}, {@link
 * #startTls}, and {@link #blocking} where it has to change the thread. They return at once and keep
 * no thread; until what they wait for has happened nothing else of the session runs, and no input
 * is read beyond the bounds of the queue. The caller returns from its own method soon after. Only
 * one may be in force at a time.
 */
public interface Connection {

  /** The id that each log line of the session bears; unique in the server. */
  String id();

  /**
   * Who is at the other end, and what is known of them: addresses, TLS; without an account. May be
   * called by any thread.
   */
  SessionContext context();

  /**
   * Whether TLS can be started on this connection: there is a certificate and it isn't in force
   * yet.
   */
  boolean canStartTls();

  /**
   * Writes the remaining bytes of {@code bytes}. They are copied, or not to be changed any more if
   * more than 4 KiB remain.
   */
  void write(ByteBuffer bytes);

  /** Writes all of {@code bytes}, under the same rule. */
  default void write(byte[] bytes) {
    write(ByteBuffer.wrap(bytes));
  }

  /** Sends what has been written. Seldom needed: the end of a strand's work does it. */
  void flush();

  /**
   * Holds the strand and writes an answer piece by piece, asking for more only while the client
   * takes it.
   *
   * @param then runs when all pieces are written; not if the connection is gone
   */
  void pump(Pieces pieces, Runnable then);

  /**
   * Holds the strand until {@code stage} is complete, then runs {@code then} with its result or
   * failure, as {@link CompletionStage#whenComplete} does; not if the connection is gone.
   */
  <T> void await(
      CompletionStage<T> stage, BiConsumer<? super @Nullable T, ? super @Nullable Throwable> then);

  /**
   * Whether the session's thread may block now: always, but for sessions of a protocol that {@link
   * Protocol#runsOnLoop}.
   */
  default boolean mayBlock() {
    return true;
  }

  /**
   * Runs {@code task} where it may block: at once if {@link #mayBlock()} is true, otherwise after
   * the strand was held and has gone to another thread; not if the connection is gone by then. What
   * the session gets to do right behind it runs there too.
   */
  default void blocking(Runnable task) {
    task.run();
  }

  /** Holds the strand for a time, without a thread. What was written before is sent first. */
  void delay(Duration duration, Runnable then);

  /**
   * Holds the strand, stops reading, then looks whether bytes have come behind the command. If none
   * have, writes {@code reply}, and the handshake begins with the next byte; {@link
   * ProtocolSession#tlsStarted()} follows. If some have, which an attacker may have put there,
   * nothing is written and {@code refused} runs (the session answers and closes). A handshake that
   * fails closes the connection.
   *
   * @param input what the session has of the buffer it was given; bytes remaining in it count as
   *     having come behind
   */
  void startTls(ByteBuffer reply, ByteBuffer input, Runnable refused);

  /**
   * Sets the time after which {@link ProtocolSession#timedOut()} is called, counted from now; a
   * later call replaces it. The clock stands still while the strand is held: what a client makes
   * the server do isn't the client's delay.
   */
  void deadline(Duration fromNow);

  /**
   * Whether bytes have come that the session hasn't read yet, be it in the buffer it was given or
   * behind that: a client that may not pipeline now has done so. Bytes that are still under way
   * don't show.
   */
  default boolean hasInput() {
    return false;
  }

  /** Sends what has been written, then closes. Input is not read any more. Idempotent. */
  void close();

  /**
   * Runs {@code task} on the strand, in order with everything else; dropped if the connection is
   * gone. Any thread may call.
   */
  void execute(Runnable task);

  /** Whether the connection is gone or closing. Any thread may call. */
  boolean isClosed();
}
