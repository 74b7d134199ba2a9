package io.mailcore.store.jdbc;

import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.store.base.Chunks;
import io.mailcore.store.base.ContentRange;
import io.mailcore.store.base.DamageLog;
import io.mailcore.store.base.RandomIds;
import io.mailcore.store.blob.FileBlobs;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The blobs of a store: small ones in the database, large ones in files where there is a directory
 * for them. A blob's row is written together with the append that names it, or when the staged blob
 * is closed, whichever comes first.
 */
final class JdbcBlobs implements BlobStore {

  private static final DamageLog LOG = new DamageLog(() -> "store=jdbc");

  private final Database database;
  private final Optional<FileBlobs> files;
  private final int inlineLimit;
  private final RandomIds ids = new RandomIds();
  private final Clock clock;
  private final BlobSweeper sweeper;
  private final BlobNumbers numbers;
  private final PendingBlobs pending = new PendingBlobs();

  JdbcBlobs(Database database, Optional<FileBlobs> files, int inlineLimit, Clock clock) {
    this.database = database;
    this.files = files;
    this.inlineLimit = inlineLimit;
    this.clock = clock;
    this.sweeper = new BlobSweeper(database, files, clock);
    this.numbers = new BlobNumbers(database);
  }

  Database database() {
    return database;
  }

  Optional<FileBlobs> files() {
    return files;
  }

  int inlineLimit() {
    return inlineLimit;
  }

  Clock clock() {
    return clock;
  }

  String newFileName() {
    return FileBlobs.newName(ids);
  }

  long newNumber() {
    return numbers.next();
  }

  PendingBlobs pending() {
    return pending;
  }

  /** Makes a blob that has no row yet; returns its number. */
  long addPending(long size, Optional<String> file, Optional<Chunks.View> bytes) {
    long no = numbers.next();
    PartChecksums checksums = bytes.map(PartChecksums::of).orElse(PartChecksums.NONE);
    BlobRow row = new BlobRow(no, size, file, clock.millis(), checksums);
    pending.add(new PendingBlobs.Pending(row, bytes));
    return no;
  }

  /** Gives a blob its row, unless an append has. */
  void keep(long no) {
    PendingBlobs.Pending blob = pending.find(no).orElse(null);
    if (blob == null) {
      return;
    }
    database.write(
        no,
        c -> {
          if (BlobRow.find(c, no).isEmpty()) {
            PendingBlobs.insert(c, List.of(blob), Map.of());
          }
          return no;
        });
    pending.remove(no);
  }

  BlobSweeper sweeper() {
    return sweeper;
  }

  @Override
  public StagedBlob stage(long sizeHint) {
    return new JdbcStagedBlob(this, sizeHint);
  }

  @Override
  public MessageContent open(BlobRef ref) {
    long no = BlobRow.number(ref.id()).orElseThrow(() -> BlobRow.notFound(ref.id()));
    Optional<PendingBlobs.Pending> found = pending.find(no);
    if (found.isPresent()) {
      return content(found.get());
    }
    BlobRow row =
        database
            .read(c -> BlobRow.find(c, no))
            .filter(stored -> stored.size() >= 0)
            .orElseThrow(() -> BlobRow.notFound(ref.id()));
    return LOG.over(content(row));
  }

  private MessageContent content(PendingBlobs.Pending blob) {
    return blob.bytes()
        .<MessageContent>map(MemoryContent::new)
        .orElseGet(() -> content(blob.row()));
  }

  /** Bytes that are in memory still. */
  private record MemoryContent(Chunks.View bytes) implements MessageContent {

    @Override
    public long size() {
      return bytes.size();
    }

    @Override
    public InputStream open(long offset, long length) {
      return bytes.open(ContentRange.of(offset, length, bytes.size()));
    }
  }

  MessageContent content(BlobRow row) {
    return content(row, null);
  }

  /** The content of a blob whose first part may be known already. */
  MessageContent content(BlobRow row, byte @Nullable [] first) {
    return new JdbcContent(database, files, row, first);
  }

  @Override
  public void delete(Collection<BlobId> ids) {
    for (BlobId id : ids) {
      BlobRow.number(id).ifPresent(this::delete);
    }
  }

  private void delete(long no) {
    Optional<PendingBlobs.Pending> unstored = pending.remove(no);
    if (unstored.isEmpty() || unstored.get().maybeStored()) {
      sweeper.remove(no, Duration.ZERO);
    } else {
      unstored.get().row().file().ifPresent(sweeper::deleteFile);
    }
  }

  /** Says that messages that named these blobs have gone, for good. */
  void released(Collection<Long> blobs) {
    sweeper.released(blobs);
  }
}
