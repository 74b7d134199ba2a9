package io.mailcore.store.jdbc;

import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.store.base.ContentRange;
import io.mailcore.store.blob.FileBlobs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** The bytes of a committed blob, in a file or in the database. */
final class JdbcContent implements MessageContent {

  private final Database database;
  private final Optional<FileBlobs> files;
  private final BlobRow blob;

  JdbcContent(Database database, Optional<FileBlobs> files, BlobRow blob) {
    this.database = database;
    this.files = files;
    this.blob = blob;
  }

  @Override
  public long size() {
    return blob.size();
  }

  @Override
  public InputStream open(long offset, long length) throws IOException {
    ContentRange range = ContentRange.of(offset, length, blob.size());
    if (range.length() == 0) {
      return InputStream.nullInputStream();
    }
    if (blob.file().isEmpty()) {
      return new PartInputStream(database, blob.no(), range);
    }
    FileBlobs directory =
        files.orElseThrow(
            () ->
                new StoreException(
                    StoreException.Kind.DAMAGED,
                    "the blob is in a file, but this store was opened without a directory"));
    try {
      return directory.open(blob.file().get(), range);
    } catch (NoSuchFileException e) {
      throw (StoreException) BlobRow.notFound(BlobRow.id(blob.no())).initCause(e);
    }
  }
}
