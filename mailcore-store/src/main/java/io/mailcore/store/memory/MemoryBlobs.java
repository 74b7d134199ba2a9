package io.mailcore.store.memory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.store.base.Chunks;
import io.mailcore.store.base.RandomIds;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The blobs of a store in memory. A blob lives while messages name it. One that no message names
 * yet, or that was named and may be named again because its delivery still goes on, stays for a
 * while.
 */
final class MemoryBlobs implements BlobStore {

  private static final long NEVER_NAMED_NANOS = TimeUnit.DAYS.toNanos(1);
  private static final long NAMED_BEFORE_NANOS = TimeUnit.MINUTES.toNanos(10);

  // A summary beyond that is forgotten: the message's bytes are in memory anyway.
  private static final int MAX_SUMMARY = 256 * 1024;

  private static final long SWEEP_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Budget budget;
  private final RandomIds ids;
  private final LongSupplier nanoTime;
  private final Map<BlobId, MemoryBlob> blobs = new ConcurrentHashMap<>();
  private final Set<MemoryBlob> neverNamed = ConcurrentHashMap.newKeySet();
  private final Set<MemoryBlob> namedBefore = ConcurrentHashMap.newKeySet();
  private final AtomicLong sweptNanos;

  MemoryBlobs(Budget budget, RandomIds ids, LongSupplier nanoTime) {
    this.budget = budget;
    this.ids = ids;
    this.nanoTime = nanoTime;
    this.sweptNanos = new AtomicLong(nanoTime.getAsLong());
  }

  Budget budget() {
    return budget;
  }

  @Override
  public StagedBlob stage(long sizeHint) {
    sweepNowAndThen();
    return new MemoryStagedBlob(this, sizeHint);
  }

  BlobRef add(Chunks.View bytes) {
    MemoryBlob blob = new MemoryBlob(BlobId.of(ids.next('b')), bytes, nanoTime.getAsLong());
    neverNamed.add(blob);
    blobs.put(blob.ref().id(), blob);
    return blob.ref();
  }

  @Override
  public MessageContent open(BlobRef ref) {
    return find(ref.id());
  }

  private MemoryBlob find(BlobId id) {
    MemoryBlob blob = blobs.get(id);
    if (blob == null) {
      throw notFound(id);
    }
    return blob;
  }

  private static StoreException notFound(BlobId id) {
    return new StoreException(StoreException.Kind.NOT_FOUND, "no blob " + id + " in this store");
  }

  /** The blob, which one more message names now. */
  MemoryBlob name(BlobId id) {
    MemoryBlob blob = find(id);
    name(blob);
    return blob;
  }

  void name(MemoryBlob blob) {
    if (!blob.tryName()) {
      throw notFound(blob.ref().id());
    }
    neverNamed.remove(blob);
  }

  /** One message less names the blob, which goes at once unless it is young. */
  void unname(MemoryBlob blob) {
    if (!blob.unname()) {
      return;
    }
    if (isOlder(blob, NAMED_BEFORE_NANOS)) {
      remove(blob);
    } else {
      namedBefore.add(blob);
    }
  }

  @Override
  public void delete(Collection<BlobId> discarded) {
    for (BlobId id : discarded) {
      MemoryBlob blob = blobs.get(requireNonNull(id, "id"));
      if (blob != null) {
        remove(blob);
      }
    }
  }

  void remember(MemoryBlob blob, byte[] summary) {
    if (summary.length <= MAX_SUMMARY) {
      budget.note(summary.length - blob.summary().length);
      blob.remember(summary);
    }
  }

  /** Removes blobs that were named before and aren't any more. */
  void sweepNamedBefore() {
    sweep(namedBefore, 0);
  }

  private void sweepNowAndThen() {
    long now = nanoTime.getAsLong();
    long before = sweptNanos.get();
    if (now - before >= SWEEP_NANOS && sweptNanos.compareAndSet(before, now)) {
      sweep(neverNamed, NEVER_NAMED_NANOS);
      sweep(namedBefore, NAMED_BEFORE_NANOS);
    }
  }

  private void sweep(Set<MemoryBlob> candidates, long minNanos) {
    candidates.removeIf(blob -> isOlder(blob, minNanos) && (remove(blob) || !blob.isUnnamed()));
  }

  private boolean isOlder(MemoryBlob blob, long nanos) {
    return nanoTime.getAsLong() - blob.committedNanos() >= nanos;
  }

  private boolean remove(MemoryBlob blob) {
    if (!blob.tryRemove()) {
      return false;
    }
    neverNamed.remove(blob);
    namedBefore.remove(blob);
    blobs.remove(blob.ref().id());
    budget.free(0, blob.size() + blob.summary().length);
    return true;
  }

  int count() {
    return blobs.size();
  }
}
