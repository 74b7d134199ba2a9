package io.mailcore.net.events;

import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import java.nio.ByteBuffer;
import java.util.Collection;

/** Blobs of which what is called can be recorded. */
record WatchedBlobs(BlobStore blobs, StoreCalls calls) implements BlobStore {

  @Override
  public StagedBlob stage(long sizeHint) {
    StagedBlob staged =
        StoreCalls.areOff()
            ? blobs.stage(sizeHint)
            : calls.call("BlobStore", "stage", () -> blobs.stage(sizeHint));
    return new Staged(staged, calls);
  }

  @Override
  public MessageContent open(BlobRef ref) {
    return StoreCalls.areOff()
        ? blobs.open(ref)
        : calls.call("BlobStore", "open", () -> blobs.open(ref));
  }

  @Override
  public void delete(Collection<BlobId> ids) {
    if (StoreCalls.areOff()) {
      blobs.delete(ids);
    } else {
      calls.run("BlobStore", "delete", () -> blobs.delete(ids));
    }
  }

  /** A blob on its way. */
  record Staged(StagedBlob blob, StoreCalls calls) implements StagedBlob {

    @Override
    public void write(ByteBuffer chunk) {
      if (StoreCalls.areOff()) {
        blob.write(chunk);
      } else {
        calls.run("StagedBlob", "write", () -> blob.write(chunk));
      }
    }

    @Override
    public long size() {
      return blob.size();
    }

    @Override
    public MessageContent content() {
      return blob.content();
    }

    @Override
    public BlobRef commit() {
      return StoreCalls.areOff() ? blob.commit() : calls.call("StagedBlob", "commit", blob::commit);
    }

    @Override
    public void close() {
      if (StoreCalls.areOff()) {
        blob.close();
      } else {
        calls.run("StagedBlob", "close", blob::close);
      }
    }
  }
}
