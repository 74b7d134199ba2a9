package io.mailcore.store.jdbc;

import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.store.base.RandomIds;
import io.mailcore.store.blob.FileBlobs;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * The blobs of a store: small ones in the database, large ones in files where there is a directory
 * for them. A blob in the database is on disk when the append that names it is: both are of one
 * database.
 */
final class JdbcBlobs implements BlobStore {

  private final Database database;
  private final Optional<FileBlobs> files;
  private final int inlineLimit;
  private final RandomIds ids = new RandomIds();
  private final Clock clock;
  private final BlobSweeper sweeper;

  JdbcBlobs(Database database, Optional<FileBlobs> files, int inlineLimit, Clock clock) {
    this.database = database;
    this.files = files;
    this.inlineLimit = inlineLimit;
    this.clock = clock;
    this.sweeper = new BlobSweeper(database, files, clock);
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
    return ids.next('f');
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
    BlobRow row =
        BlobRow.number(ref.id())
            .flatMap(no -> database.read(c -> BlobRow.find(c, no)))
            .filter(found -> found.size() >= 0)
            .orElseThrow(() -> BlobRow.notFound(ref.id()));
    return content(row);
  }

  MessageContent content(BlobRow row) {
    return new JdbcContent(database, files, row);
  }

  @Override
  public void delete(Collection<BlobId> ids) {
    for (BlobId id : ids) {
      BlobRow.number(id).ifPresent(no -> sweeper.remove(no, Duration.ZERO));
    }
  }

  /** Says that messages that named these blobs have gone, for good. */
  void released(Collection<Long> blobs) {
    sweeper.released(blobs);
  }
}
