package io.mailcore.store.jdbc;

import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.store.base.Chunks;
import io.mailcore.store.base.ContentRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A blob that is being written: in memory up to a size, then in a file or in the database. */
final class JdbcStagedBlob implements StagedBlob {

  private enum State {
    OPEN,
    BROKEN,
    COMMITTED,
    CLOSED
  }

  private final JdbcBlobs blobs;
  private final Chunks memory;
  private volatile StagedPlace place;
  private volatile State state = State.OPEN;
  private volatile long size;
  private volatile long number;

  JdbcStagedBlob(JdbcBlobs blobs, long sizeHint) {
    this.blobs = blobs;
    this.memory = new Chunks(Math.min(sizeHint, blobs.inlineLimit()));
    this.place = new StagedPlace.InMemory(blobs, memory);
  }

  @Override
  public void write(ByteBuffer chunk) {
    requireOpen();
    long before = size;
    int octets = chunk.remaining();
    try {
      if (place instanceof StagedPlace.InMemory && before + octets > blobs.inlineLimit()) {
        spill();
      }
      place.write(chunk);
    } catch (IOException | StoreException e) {
      state = State.BROKEN;
      throw failure("the blob can't be written", e);
    }
    size = before + octets;
  }

  private void spill() throws IOException {
    StagedPlace target = StagedPlace.outOfMemory(blobs);
    place = target;
    try (InputStream in = memory.view().open(ContentRange.of(0, memory.size(), memory.size()))) {
      byte[] bytes = new byte[BlobRow.PART];
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        target.write(ByteBuffer.wrap(bytes, 0, n));
      }
    }
  }

  private static StoreException failure(String what, Exception e) {
    return e instanceof StoreException known
        ? known
        : new StoreException(StoreException.Kind.TEMPORARY, what, e);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public MessageContent content() {
    return new Written(size);
  }

  @Override
  public BlobRef commit() {
    requireOpen();
    try {
      number = place.commit(size);
      state = State.COMMITTED;
      return new BlobRef(BlobRow.id(number), size);
    } catch (IOException | StoreException e) {
      state = State.BROKEN;
      throw failure("the blob can't be kept", e);
    }
  }

  private void requireOpen() {
    if (state != State.OPEN) {
      throw new IllegalStateException("staged blob: " + state + " (expected: OPEN)");
    }
  }

  @Override
  public void close() {
    if (state == State.OPEN || state == State.BROKEN) {
      state = State.CLOSED;
      blobs.sweeper().quietly(place::discard);
    } else if (state == State.COMMITTED) {
      blobs.keep(number);
    }
  }

  /** What had been written at some moment. */
  private final class Written implements MessageContent {

    private final long length;

    private Written(long length) {
      this.length = length;
    }

    @Override
    public long size() {
      return length;
    }

    @Override
    public InputStream open(long offset, long most) throws IOException {
      ContentRange range = ContentRange.of(offset, most, length);
      if (state == State.CLOSED) {
        throw new StoreException(StoreException.Kind.NOT_FOUND, "the staged blob was discarded");
      }
      return place.open(range);
    }
  }
}
