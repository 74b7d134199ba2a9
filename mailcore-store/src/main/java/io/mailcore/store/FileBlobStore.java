package io.mailcore.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.store.base.DamageLog;
import io.mailcore.store.base.RandomIds;
import io.mailcore.store.blob.BlobFile;
import io.mailcore.store.blob.FileBlobs;
import io.mailcore.store.blob.StagedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Blobs as files below a directory, for stores that keep the rest elsewhere. A blob is written to a
 * file of another place, forced to disk, renamed, and its directory forced: what {@link
 * StagedBlob#commit} returned survives a power failure (on systems where a directory can be forced;
 * Windows can't), and what was staged when a process died is never taken for a blob.
 *
 * <p>Names are random, never from input; two levels of directories; readable by their owner alone.
 * Behind a blob's octets its file has a few lines of text with their CRC32C, which are checked
 * before octets are given out. A file that is gone is NOT_FOUND, one that isn't what was written is
 * DAMAGED, for that blob alone, and the log gets a line of level ERROR that names it. Files without
 * those lines, which earlier versions wrote, are read as they are. Safe for use by several threads,
 * and by several processes on one file system.
 *
 * <p>Which blobs messages name is the caller's knowledge. Hence {@link #delete} removes what it is
 * given unless {@link #keeping} says what must stay, and {@link #sweep} asks.
 */
public final class FileBlobStore implements BlobStore {

  private static final Duration UNFINISHED = Duration.ofDays(1);
  private static final Pattern ID = Pattern.compile("[cf][a-z2-7]{25}");
  private static final Pattern SUFFIX = Pattern.compile("(\\.[A-Za-z0-9]{1,16})?");

  private final RandomIds ids = new RandomIds();
  private final FileBlobs files;
  private final String suffix;
  private final Predicate<BlobId> kept;
  private final DamageLog log;

  private FileBlobStore(FileBlobs files, String suffix, Predicate<BlobId> kept, DamageLog log) {
    this.files = files;
    this.suffix = suffix;
    this.kept = kept;
    this.log = log;
  }

  /**
   * Opens the blobs below {@code root}, whose files have no suffix.
   *
   * @see #open(Path, String)
   */
  public static FileBlobStore open(Path root) {
    return open(root, "");
  }

  /**
   * Opens the blobs below {@code root}, which is made if it isn't there, and removes what was left
   * unfinished more than a day ago.
   *
   * @param suffix of all file names, for people who look at them: for example {@code .eml}; empty
   *     for none. Files of another suffix aren't seen
   * @throws StoreException NOT_POSSIBLE if the directory can't be made, written or forced
   */
  public static FileBlobStore open(Path root, String suffix) {
    requireNonNull(root, "root");
    if (!SUFFIX.matcher(suffix).matches()) {
      throw new IllegalArgumentException(
          "suffix: " + suffix + " (expected: a dot and 1 to 16 letters and digits, or nothing)");
    }
    try {
      FileBlobs files = new FileBlobs(root);
      files.sweepUnfinished(Instant.now().minus(UNFINISHED));
      DamageLog log = new DamageLog(() -> "directory=" + root);
      return new FileBlobStore(files, suffix, id -> false, log);
    } catch (IOException e) {
      throw new StoreException(Kind.NOT_POSSIBLE, "no blobs can be kept in " + root, e);
    }
  }

  /**
   * These blobs with a {@link #delete} that asks before it removes one: as a {@code MailStore}
   * hands them out.
   *
   * @param named whether a message names this blob
   */
  public FileBlobStore keeping(Predicate<BlobId> named) {
    return new FileBlobStore(files, suffix, requireNonNull(named, "named"), log);
  }

  @Override
  public StagedBlob stage(long sizeHint) {
    BlobId id = BlobId.of(FileBlobs.newName(ids));
    return new StagedFile(files, id, id + suffix);
  }

  /**
   * The bytes of a blob; looks at once whether its file is there and as long as it should be, and
   * at each block of 64 KiB when it is read.
   *
   * @throws StoreException NOT_FOUND; DAMAGED if the file has another length, is another blob's, or
   *     a block of it isn't what was written; also thrown when a stream is opened, and by streams,
   *     which give out nothing of such a block
   */
  @Override
  public MessageContent open(BlobRef ref) {
    if (!isOurs(ref.id())) {
      throw new StoreException(Kind.NOT_FOUND, "no blob " + ref.id());
    }
    BlobFile content = new BlobFile(files, ref.id() + suffix, ref);
    log.watch(
        () -> {
          content.require();
          return content;
        });
    return log.over(content);
  }

  private static boolean isOurs(BlobId id) {
    return ID.matcher(id.value()).matches();
  }

  /**
   * Removes blobs at once, but for those that {@link #keeping} says are named; ids that aren't
   * there are passed over.
   */
  @Override
  public void delete(Collection<BlobId> ids) {
    for (BlobId id : ids) {
      try {
        if (isOurs(id) && !kept.test(id)) {
          files.delete(id + suffix);
        }
      } catch (IOException e) {
        throw new StoreException(Kind.TEMPORARY, "blob " + id + " can't be removed", e);
      }
    }
  }

  /**
   * Removes what a crash or a refused message left: blobs committed before {@code olderThan} of
   * which {@code named} says that no message names them, and files unfinished since then. Costs one
   * look at every file, and one question for each old one.
   *
   * <p>It removes no blob that is or will be named if two rules are kept. A blob gets its first
   * name before it is as old as that: a day is right, since a message is delivered within minutes
   * of its commit or received anew. And {@code named} says yes for every name there was when the
   * sweep began and hasn't gone since: either it asks the index each time, or it holds names that
   * were gathered after {@code olderThan}, copies and moves counted once at least.
   *
   * @param named whether a message names this blob; what it throws ends the sweep
   * @param olderThan some time ago, a day for example
   * @return how many files were removed
   * @throws StoreException TEMPORARY if the directory can't be read
   */
  public int sweep(Predicate<BlobId> named, Instant olderThan) {
    requireNonNull(named, "named");
    try {
      return files.sweep(olderThan, file -> !isBlob(file) || named.test(id(file)));
    } catch (IOException e) {
      throw new StoreException(Kind.TEMPORARY, "blobs can't be swept", e);
    }
  }

  private boolean isBlob(String file) {
    return file.endsWith(suffix) && ID.matcher(withoutSuffix(file)).matches();
  }

  private BlobId id(String file) {
    return BlobId.of(withoutSuffix(file));
  }

  private String withoutSuffix(String file) {
    return file.substring(0, file.length() - suffix.length());
  }
}
