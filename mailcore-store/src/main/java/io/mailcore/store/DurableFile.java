package io.mailcore.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.store.blob.FileBlobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Replaces files whole or not at all: for the index, the list or the setting that a store keeps in
 * a file beside its blobs.
 */
public final class DurableFile {

  private DurableFile() {}

  /**
   * Gives a file these bytes, or makes it; readable by its owner alone. When this returns they
   * survive a power failure (on systems where a directory can be forced; Windows can't). Whoever
   * reads meanwhile, and whoever reads after a crash, finds all of the old bytes or all of the new.
   *
   * <p>Costs two forced writes. For one writer of a file at a time.
   *
   * @throws StoreException TEMPORARY if that failed; the file then has the old bytes, or, if the
   *     disk failed in the last step, the new ones
   */
  public static void replace(Path file, byte[] bytes) {
    requireNonNull(bytes, "bytes");
    Path place = file.toAbsolutePath();
    Path fresh = place.resolveSibling(place.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      FileBlobs.writeForced(fresh, bytes);
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
      FileBlobs.force(place.resolveSibling("."));
    } catch (IOException e) {
      throw new StoreException(Kind.TEMPORARY, "file " + file + " can't be written", e);
    }
  }
}
