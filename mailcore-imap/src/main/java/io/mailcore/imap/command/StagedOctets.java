package io.mailcore.imap.command;

import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Octets on their way into a staged blob, chunk by chunk; nothing of them stays on the heap. If
 * storage fails in the middle the rest is let pass, so that the client hears of it in the command's
 * answer.
 */
final class StagedOctets implements AutoCloseable {

  private static final int CHUNK = 64 * 1024;

  private final StagedBlob staged;
  private final Consumer<ByteBuffer> reader;
  private Optional<RuntimeException> failure = Optional.empty();

  /**
   * Begins to stage.
   *
   * @param size octets that are expected
   * @param reader gets each chunk too
   * @throws io.mailcore.model.StoreException if there is no room
   */
  StagedOctets(BlobStore blobs, long size, Consumer<ByteBuffer> reader) {
    this.staged = blobs.stage(size);
    this.reader = reader;
  }

  /** Takes all remaining octets; never throws. */
  void write(ByteBuffer piece) {
    while (piece.hasRemaining()) {
      int length = Math.min(piece.remaining(), CHUNK);
      ByteBuffer chunk = piece.slice(piece.position(), length);
      piece.position(piece.position() + length);
      if (failure.isEmpty()) {
        take(chunk);
      }
    }
  }

  private void take(ByteBuffer chunk) {
    try {
      reader.accept(chunk.duplicate());
      staged.write(chunk);
    } catch (RuntimeException e) {
      failure = Optional.of(e);
    }
  }

  /**
   * What has been written.
   *
   * @throws RuntimeException the failure that an earlier write met
   */
  MessageContent content() {
    throwFailure();
    return staged.content();
  }

  /**
   * Makes the octets durable.
   *
   * @throws RuntimeException the failure that an earlier write met
   */
  BlobRef commit() {
    throwFailure();
    return staged.commit();
  }

  private void throwFailure() {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  @Override
  public void close() {
    staged.close();
  }
}
