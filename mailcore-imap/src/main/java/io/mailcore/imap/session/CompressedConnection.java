package io.mailcore.imap.session;

import io.mailcore.model.SessionContext;
import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.Pieces;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * A connection all of whose output is compressed (RFC 4978, section 3). What is written is flushed,
 * so that the client can read all of it, whenever the strand has nothing more to do for now, and
 * not in between: a flush costs octets and compression. Used on the strand.
 */
final class CompressedConnection implements Connection {

  /** Of this size writes are copied, so that the buffer can be used again. */
  private static final int CHUNK = 4 * 1024;

  /** The cheapest: IMAP's responses compress well with any, and bodies mostly with none. */
  private static final int LEVEL = Deflater.BEST_SPEED;

  private final Connection plain;
  private final Deflater deflater = new Deflater(LEVEL, true);
  private final byte[] chunk = new byte[CHUNK];
  private boolean unflushed;
  private boolean ended;

  CompressedConnection(Connection plain) {
    this.plain = plain;
  }

  @Override
  public void write(ByteBuffer bytes) {
    if (ended || !bytes.hasRemaining()) {
      return;
    }
    deflater.setInput(bytes);
    unflushed = true;
    drain(Deflater.NO_FLUSH);
  }

  private void drain(int flush) {
    int length;
    do {
      length = deflater.deflate(chunk, 0, CHUNK, flush);
      plain.write(ByteBuffer.wrap(chunk, 0, length));
    } while (length == CHUNK);
  }

  /** Makes all that was written so far readable for the client. */
  void sync() {
    if (unflushed && !ended) {
      unflushed = false;
      drain(Deflater.SYNC_FLUSH);
    }
  }

  /** Gives back the memory of the compressor; nothing can be written any more. */
  void end() {
    if (!ended) {
      ended = true;
      deflater.end();
    }
  }

  private Runnable synced(Runnable task) {
    return () -> {
      task.run();
      sync();
    };
  }

  @Override
  public void flush() {
    sync();
    plain.flush();
  }

  @Override
  public void pump(Pieces pieces, Runnable then) {
    plain.pump(new SyncedPieces(pieces), synced(then));
  }

  @Override
  public <T> void await(
      CompletionStage<T> stage, BiConsumer<? super @Nullable T, ? super @Nullable Throwable> then) {
    plain.<T>await(
        stage,
        (value, failure) -> {
          then.accept(value, failure);
          sync();
        });
  }

  @Override
  public void blocking(Runnable task) {
    plain.blocking(synced(task));
  }

  @Override
  public void delay(Duration duration, Runnable then) {
    sync();
    plain.delay(duration, synced(then));
  }

  @Override
  public void execute(Runnable task) {
    plain.execute(synced(task));
  }

  @Override
  public void close() {
    sync();
    plain.close();
  }

  @Override
  public void startTls(ByteBuffer reply, ByteBuffer input, Runnable refused) {
    throw new IllegalStateException("TLS can't be started inside compression");
  }

  @Override
  public String id() {
    return plain.id();
  }

  @Override
  public SessionContext context() {
    return plain.context();
  }

  @Override
  public boolean canStartTls() {
    return false;
  }

  @Override
  public boolean mayBlock() {
    return plain.mayBlock();
  }

  @Override
  public void deadline(Duration fromNow) {
    plain.deadline(fromNow);
  }

  @Override
  public boolean hasInput() {
    return plain.hasInput();
  }

  @Override
  public boolean isClosed() {
    return plain.isClosed();
  }

  private final class SyncedPieces implements Pieces {

    private final Pieces pieces;

    SyncedPieces(Pieces pieces) {
      this.pieces = pieces;
    }

    @Override
    public boolean writeNext() throws IOException {
      boolean more = pieces.writeNext();
      sync();
      return more;
    }

    @Override
    public void pause() {
      pieces.pause();
    }

    @Override
    public void close() {
      pieces.close();
    }
  }
}
