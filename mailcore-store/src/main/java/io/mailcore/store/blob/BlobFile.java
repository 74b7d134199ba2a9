package io.mailcore.store.blob;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.store.base.ContentRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/**
 * The bytes of a committed blob in a file, which must be just as long as the blob is.
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
   * Checks that the file is there and whole.
   *
   * @throws StoreException NOT_FOUND; DAMAGED if it has another length; TEMPORARY if nobody can say
   */
  public void require() {
    try {
      long found = files.size(name);
      if (found != ref.size()) {
        throw new StoreException(
            Kind.DAMAGED,
            "blob " + ref.id() + ": " + found + " octets (expected: " + ref.size() + ")");
      }
    } catch (NoSuchFileException e) {
      throw new StoreException(Kind.NOT_FOUND, "no blob " + ref.id(), e);
    } catch (IOException e) {
      throw new StoreException(Kind.TEMPORARY, "blob " + ref.id() + " can't be read", e);
    }
  }

  @Override
  public InputStream open(long offset, long length) throws IOException {
    ContentRange range = ContentRange.of(offset, length, ref.size());
    require();
    try {
      return files.open(name, range);
    } catch (NoSuchFileException e) {
      throw new StoreException(Kind.NOT_FOUND, "no blob " + ref.id(), e);
    }
  }
}
