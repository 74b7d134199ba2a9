package io.mailcore.store.blob;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.store.base.ContentRange;
import io.mailcore.store.blob.FileBlobs.Length;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.NoSuchFileException;

/**
 * The bytes of a committed blob in a file: as long as the blob and its checksums are, and each
 * block as it was written, or else it is DAMAGED.
 *
 * @param files where it is
 * @param name the file's
 * @param ref the blob
 */
public record BlobFile(FileBlobs files, String name, BlobRef ref) implements MessageContent {

  /** The bytes of this blob. */
  public BlobFile {
    requireNonNull(files, "files");
    requireNonNull(name, "name");
    requireNonNull(ref, "ref");
  }

  @Override
  public long size() {
    return ref.size();
  }

  /**
   * Checks that the file is there and as long as it should be.
   *
   * @throws StoreException NOT_FOUND; DAMAGED if it has another length; TEMPORARY if nobody can say
   */
  public void require() {
    try {
      requireLength(files.length(name, ref.size()));
    } catch (NoSuchFileException e) {
      throw notFound(e);
    } catch (IOException e) {
      throw new StoreException(Kind.TEMPORARY, this + " can't be read", e);
    }
  }

  private void requireLength(Length length) {
    if (length.found() != length.expected()) {
      throw new StoreException(
          Kind.DAMAGED,
          this
              + ": its file has "
              + length.found()
              + " octets (expected: "
              + length.expected()
              + ")");
    }
  }

  private StoreException notFound(NoSuchFileException e) {
    return new StoreException(Kind.NOT_FOUND, "no " + this, e);
  }

  /**
   * Opens a range.
   *
   * @throws StoreException NOT_FOUND; DAMAGED, also from the stream, which gives out nothing of a
   *     block that isn't what was written
   */
  @Override
  public InputStream open(long offset, long length) throws IOException {
    ContentRange range = ContentRange.of(offset, length, ref.size());
    RandomAccessFile file;
    try {
      file = files.open(name);
    } catch (NoSuchFileException e) {
      throw notFound(e);
    }
    try {
      requireLength(new Length(file.length(), FileTrailer.fileLength(name, ref.size())));
      return new BlobFileInputStream(this, file, range);
    } catch (IOException | StoreException e) {
      file.close();
      throw e;
    }
  }

  /** The blob and its file, as a log tells them. */
  @Override
  public String toString() {
    return name.startsWith(ref.id().value())
        ? "blob " + ref.id()
        : "blob " + ref.id() + " (file " + name + ")";
  }
}
