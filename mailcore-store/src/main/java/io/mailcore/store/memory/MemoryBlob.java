package io.mailcore.store.memory;

import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.store.base.Chunks;
import io.mailcore.store.base.ContentRange;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A committed blob and the number of messages that name it. Safe for use by several threads: once
 * it is removed no message can name it any more, whoever was first.
 */
final class MemoryBlob implements MessageContent {

  private static final int REMOVED = -1;

  private final BlobRef ref;
  private final long committedNanos;
  private final AtomicInteger names = new AtomicInteger();
  private volatile Chunks.View bytes;
  private volatile byte[] summary = new byte[0];

  MemoryBlob(BlobId id, Chunks.View bytes, long committedNanos) {
    this.ref = new BlobRef(id, bytes.size());
    this.bytes = bytes;
    this.committedNanos = committedNanos;
  }

  BlobRef ref() {
    return ref;
  }

  long committedNanos() {
    return committedNanos;
  }

  /** One more message names it; false if it has been removed. */
  boolean tryName() {
    return names.getAndUpdate(n -> n == REMOVED ? n : n + 1) != REMOVED;
  }

  /** One message less names it; true if it was the last. */
  boolean unname() {
    return names.decrementAndGet() == 0;
  }

  boolean isUnnamed() {
    return names.get() == 0;
  }

  /** Removes it if no message names it; true for the one caller who did. */
  boolean tryRemove() {
    if (!names.compareAndSet(0, REMOVED)) {
      return false;
    }
    bytes = new Chunks(0).view();
    return true;
  }

  byte[] summary() {
    return summary;
  }

  /** Keeps a summary, which nobody changes any more. */
  void remember(byte[] made) {
    summary = made;
  }

  @Override
  public long size() {
    return ref.size();
  }

  @Override
  public InputStream open(long offset, long length) {
    ContentRange range = ContentRange.of(offset, length, ref.size());
    Chunks.View view = bytes;
    if (names.get() == REMOVED) {
      throw new StoreException(StoreException.Kind.NOT_FOUND, "blob " + ref.id() + " was removed");
    }
    return view.open(range);
  }
}
