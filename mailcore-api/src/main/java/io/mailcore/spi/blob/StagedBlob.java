package io.mailcore.spi.blob;

import java.nio.ByteBuffer;

/**
 * A blob that is being written. Used by one thread at a time, not always the same; always closed.
 * See the package for threading and errors.
 */
public interface StagedBlob extends AutoCloseable {

  /**
   * Appends the remaining bytes of {@code chunk}, at most 64 KiB, and moves its position to its
   * limit. The buffer belongs to the caller again when the method returns. Memory stays bounded
   * however much is written.
   *
   * @throws io.mailcore.model.StoreException TEMPORARY if there is no room; the blob can then only
   *     be closed
   */
  void write(ByteBuffer chunk);

  /** How many octets have been written. */
  long size();

  /**
   * What has been written so far, readable until this blob is closed or, after {@link #commit()},
   * for as long as it lives.
   */
  MessageContent content();

  /**
   * Ends the writing well: from now on a message may name the blob. It survives a power failure
   * when a change that names it has returned, or when this staged blob is closed, whichever comes
   * first (on stores that promise that at all). So a store may write both at once.
   *
   * @throws io.mailcore.model.StoreException if that can't be done; the blob is then only to be
   *     closed
   * @throws IllegalStateException if it was committed or closed before
   */
  BlobRef commit();

  /** Ends the writing. A blob that wasn't committed is discarded. Does nothing the second time. */
  @Override
  void close();
}
