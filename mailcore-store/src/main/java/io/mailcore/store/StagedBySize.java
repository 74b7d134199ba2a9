package io.mailcore.store;

import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * A blob that is being written to one of two stores: first to the one that the hint speaks for, in
 * the end to the one that its size does. Used by one thread at a time; read by any.
 */
final class StagedBySize implements StagedBlob {

  private static final int CHUNK = 64 * 1024;

  private enum State {
    OPEN,
    BROKEN,
    COMMITTED,
    CLOSED
  }

  /** A staged blob of one of the stores. */
  private record Place(boolean isSmall, StagedBlob blob) {}

  private final long limit;
  private final BlobStore small;
  private final BlobStore large;
  private volatile Place place;
  private State state = State.OPEN;

  StagedBySize(long sizeHint, long limit, BlobStore small, BlobStore large) {
    this.limit = limit;
    this.small = small;
    this.large = large;
    boolean isSmall = sizeHint <= limit;
    this.place = new Place(isSmall, (isSmall ? small : large).stage(sizeHint));
  }

  @Override
  public void write(ByteBuffer chunk) {
    requireOpen();
    if (place.isSmall && size() + chunk.remaining() > limit) {
      move(new Place(false, large.stage(size() + chunk.remaining())));
    }
    place.blob.write(chunk);
  }

  private void requireOpen() {
    if (state != State.OPEN) {
      throw new IllegalStateException("staged blob: " + state + " (expected: OPEN)");
    }
  }

  /** Copies what there is to another place and discards it here. */
  private void move(Place to) {
    Place from = place;
    try {
      copy(from.blob.content(), to.blob);
    } catch (IOException e) {
      throw undone(to, new StoreException(Kind.TEMPORARY, "a staged blob can't be read", e));
    } catch (StoreException e) {
      throw undone(to, e);
    }
    place = to;
    from.blob.close();
  }

  private StoreException undone(Place to, StoreException failure) {
    state = State.BROKEN;
    to.blob.close();
    return failure;
  }

  private static void copy(MessageContent content, StagedBlob to) throws IOException {
    byte[] bytes = new byte[(int) Math.min(CHUNK, Math.max(1, content.size()))];
    try (InputStream in = content.open()) {
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        to.write(ByteBuffer.wrap(bytes, 0, n));
      }
    }
  }

  @Override
  public long size() {
    return place.blob.size();
  }

  @Override
  public MessageContent content() {
    return new Written(size());
  }

  @Override
  public BlobRef commit() {
    requireOpen();
    if (!place.isSmall && size() <= limit) {
      move(new Place(true, small.stage(size())));
    }
    BlobRef ref = place.blob.commit();
    state = State.COMMITTED;
    return BlobsBySize.tagged(place.isSmall, ref);
  }

  @Override
  public void close() {
    state = state == State.COMMITTED ? state : State.CLOSED;
    place.blob.close();
  }

  /** What had been written at some moment, wherever it is now. */
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
      if (offset > length) {
        throw new IllegalArgumentException(
            "offset: " + offset + " (expected: 0 to " + length + ")");
      }
      Place asked = place;
      long count = Math.min(most, length - offset);
      try {
        return asked.blob.content().open(offset, count);
      } catch (StoreException e) {
        if (asked.isSmall == place.isSmall) {
          throw e;
        }
        // It moved to the other store just now.
        return place.blob.content().open(offset, count);
      }
    }
  }
}
