package io.mailcore.store.jdbc;

import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.store.base.ContentRange;
import io.mailcore.store.blob.BlobFile;
import io.mailcore.store.blob.FileBlobs;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bytes of a committed blob, in a file or in the database. */
final class JdbcContent implements MessageContent {

  private final Database database;
  private final Optional<FileBlobs> files;
  private final BlobRow blob;
  private final byte @Nullable [] first;

  /**
   * The bytes of a blob.
   *
   * @param first its first part in the database, as it was read, or null to read it when needed
   */
  JdbcContent(Database database, Optional<FileBlobs> files, BlobRow blob, byte @Nullable [] first) {
    this.database = database;
    this.files = files;
    this.blob = blob;
    this.first = first;
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
    return blob.file().isEmpty()
        ? new PartInputStream(database, blob, first, range)
        : openFile(blob.file().get(), range);
  }

  private InputStream openFile(String name, ContentRange range) throws IOException {
    FileBlobs directory =
        files.orElseThrow(
            () -> blob.damaged("is in a file, but this store was opened without a directory"));
    BlobRef ref = new BlobRef(BlobRow.id(blob.no()), blob.size());
    try {
      return new BlobFile(directory, name, ref).open(range.offset(), range.length());
    } catch (StoreException e) {
      if (e.kind() != StoreException.Kind.NOT_FOUND) {
        throw e;
      }
      StoreException gone = blob.gone(database, "its file " + name + " is gone");
      gone.initCause(e);
      throw gone;
    }
  }
}
