package io.mailcore.store.blob;

import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.store.base.ContentRange;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A blob that is being written to a file. Used by one thread at a time; read by any. */
public final class StagedFile implements StagedBlob {

  private static final Logger LOG = LoggerFactory.getLogger(StagedFile.class);

  private enum State {
    OPEN,
    BROKEN,
    COMMITTED,
    CLOSED
  }

  private final FileBlobs files;
  private final BlobId id;
  private final FileBlobWriter writer;
  private volatile State state = State.OPEN;
  private volatile long size;

  /**
   * Begins a blob.
   *
   * @param name the file's, of no other
   * @throws StoreException TEMPORARY if the file can't be made
   */
  public StagedFile(FileBlobs files, BlobId id, String name) {
    this.files = files;
    this.id = id;
    try {
      this.writer = files.create(name);
    } catch (IOException e) {
      throw new StoreException(Kind.TEMPORARY, "no file can be made for a blob", e);
    }
  }

  @Override
  public void write(ByteBuffer chunk) {
    requireOpen();
    long after = size + chunk.remaining();
    try {
      writer.write(chunk);
    } catch (IOException e) {
      throw broken("blob " + id + " can't be written", e);
    }
    size = after;
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
      writer.commit();
    } catch (IOException e) {
      throw broken("blob " + id + " can't be kept", e);
    }
    state = State.COMMITTED;
    return new BlobRef(id, size);
  }

  private StoreException broken(String what, IOException cause) {
    state = State.BROKEN;
    return new StoreException(Kind.TEMPORARY, what, cause);
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
      try {
        writer.discard();
      } catch (IOException e) {
        LOG.warn("The unfinished blob {} can't be removed; a later sweep will", id, e);
      }
    }
  }

  private BlobFile committed() {
    return new BlobFile(files, writer.name(), new BlobRef(id, size));
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
        throw new StoreException(Kind.NOT_FOUND, "the staged blob was discarded");
      }
      if (state != State.COMMITTED) {
        try {
          return writer.open(range);
        } catch (FileNotFoundException e) {
          // It has been renamed just now.
          return committed().open(range.offset(), range.length());
        }
      }
      return committed().open(range.offset(), range.length());
    }
  }
}
