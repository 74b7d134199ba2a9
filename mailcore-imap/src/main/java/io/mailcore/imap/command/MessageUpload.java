package io.mailcore.imap.command;

import io.mailcore.imap.session.LiteralSink;
import io.mailcore.mime.MessageSummarizer;
import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.blob.StagedBlob;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A message on its way from a client into a staged blob, chunk by chunk; nothing of it stays on the
 * heap. If storage fails in the middle the rest is let pass, so that the client hears of it in the
 * command's answer.
 */
final class MessageUpload implements LiteralSink {

  private static final int CHUNK = 64 * 1024;

  private final StagedBlob staged;
  private final MessageSummarizer summarizer = new MessageSummarizer();
  private Optional<RuntimeException> failure = Optional.empty();
  private boolean holdsNul;

  private MessageUpload(StagedBlob staged) {
    this.staged = staged;
  }

  /**
   * Begins an upload.
   *
   * @param size octets that the client has announced
   * @throws StoreException if there is no room
   */
  static MessageUpload to(BlobStore blobs, long size) {
    return new MessageUpload(blobs.stage(size));
  }

  @Override
  public void write(ByteBuffer piece) {
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
      lookForNul(chunk);
      summarizer.accept(chunk.duplicate());
      staged.write(chunk);
    } catch (RuntimeException e) {
      failure = Optional.of(e);
    }
  }

  private void lookForNul(ByteBuffer chunk) {
    for (int i = chunk.position(); i < chunk.limit() && !holdsNul; i++) {
      holdsNul = chunk.get(i) == 0;
    }
  }

  /** Whether there was a NUL, which no literal may hold (RFC 3501, section 9: CHAR8). */
  boolean holdsNul() {
    return holdsNul;
  }

  /**
   * Makes the message durable.
   *
   * @throws RuntimeException the failure that an earlier write met
   */
  BlobRef commit() {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return staged.commit();
  }

  /** What the message is made of; called once, when it is whole. */
  byte[] summary() {
    return summarizer.finish().encode();
  }

  @Override
  public void close() {
    staged.close();
  }
}
