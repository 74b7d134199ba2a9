package io.mailcore.imap.command;

import io.mailcore.imap.session.LiteralSink;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.blob.MessageContent;
import java.nio.ByteBuffer;

/** A part of a message on its way from a client (RFC 4469). */
final class TextUpload implements LiteralSink {

  private final StagedOctets octets;
  private boolean holdsNul;

  /**
   * Begins an upload.
   *
   * @param size octets that the client has announced
   * @throws io.mailcore.model.StoreException if there is no room
   */
  TextUpload(BlobStore blobs, long size) {
    this.octets = new StagedOctets(blobs, size, this::lookForNul);
  }

  @Override
  public void write(ByteBuffer piece) {
    octets.write(piece);
  }

  private void lookForNul(ByteBuffer chunk) {
    while (chunk.hasRemaining() && !holdsNul) {
      holdsNul = chunk.get() == 0;
    }
  }

  /** Whether there was a NUL, which no literal may hold (RFC 3501, section 9: CHAR8). */
  boolean holdsNul() {
    return holdsNul;
  }

  /**
   * What has come.
   *
   * @throws RuntimeException the failure that an earlier write met
   */
  MessageContent content() {
    return octets.content();
  }

  @Override
  public void close() {
    octets.close();
  }
}
