package io.mailcore.store.memory;

import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.store.base.Chunks;
import io.mailcore.store.base.ContentRange;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A blob that is being written; its octets count against the store's limit from the first on. */
final class MemoryStagedBlob implements StagedBlob {

  private enum State {
    OPEN,
    COMMITTED,
    CLOSED
  }

  private final MemoryBlobs store;
  private final Chunks chunks;
  private volatile State state = State.OPEN;

  MemoryStagedBlob(MemoryBlobs store, long sizeHint) {
    this.store = store;
    this.chunks = new Chunks(sizeHint);
  }

  @Override
  public void write(ByteBuffer chunk) {
    requireOpen();
    store.budget().stage(chunk.remaining());
    chunks.append(chunk);
  }

  @Override
  public long size() {
    return chunks.size();
  }

  @Override
  public MessageContent content() {
    return new Written(chunks.view());
  }

  @Override
  public BlobRef commit() {
    requireOpen();
    state = State.COMMITTED;
    return store.add(chunks.seal());
  }

  private void requireOpen() {
    if (state != State.OPEN) {
      throw new IllegalStateException("staged blob: " + state + " (expected: OPEN)");
    }
  }

  @Override
  public void close() {
    if (state == State.OPEN) {
      state = State.CLOSED;
      store.budget().free(0, chunks.size());
    }
  }

  /** What had been written at some moment. */
  private final class Written implements MessageContent {

    private final Chunks.View view;

    private Written(Chunks.View view) {
      this.view = view;
    }

    @Override
    public long size() {
      return view.size();
    }

    @Override
    public InputStream open(long offset, long length) {
      ContentRange range = ContentRange.of(offset, length, view.size());
      if (state == State.CLOSED) {
        throw new StoreException(StoreException.Kind.NOT_FOUND, "the staged blob was discarded");
      }
      return view.open(range);
    }
  }
}
