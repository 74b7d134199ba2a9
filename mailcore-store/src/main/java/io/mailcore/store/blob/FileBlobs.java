package io.mailcore.store.blob;

import io.mailcore.store.base.RandomIds;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Files below a root: names are random and made here, never from what a client said; two levels of
 * directories; readable by their owner alone. A file is written under another name, forced to disk,
 * renamed, and its directory forced. Safe for use by several threads.
 */
public final class FileBlobs {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final String TEMPORARY = "tmp";
  private static final int LEVEL = 2;

  private final Path root;
  private final Path temporary;

  /**
   * Files below {@code root}, which is made if it isn't there.
   *
   * @throws IOException if it can't be made or written
   */
  public FileBlobs(Path root) throws IOException {
    Files.createDirectories(root.toAbsolutePath(), attributes("rwx------"));
    this.root = root.toRealPath();
    this.temporary = this.root.resolve(TEMPORARY);
    Files.createDirectories(temporary, attributes("rwx------"));
    if (!Files.isWritable(temporary)) {
      throw new IOException("the directory " + temporary + " can't be written");
    }
    force(this.root);
  }

  static FileAttribute<?>[] attributes(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** A name for a new file, which a suffix may follow. */
  public static String newName(RandomIds ids) {
    return ids.next(FileTrailer.KIND);
  }

  /**
   * Begins a file.
   *
   * @param name made by {@link #newName}
   */
  public FileBlobWriter create(String name) throws IOException {
    return new FileBlobWriter(this, temporary.resolve(name), name);
  }

  /** Where the file of this name is, in a directory that is there and forced. */
  Path place(String name) throws IOException {
    Path outer = root.resolve(name.substring(1, 1 + LEVEL));
    Path inner = outer.resolve(name.substring(1 + LEVEL, 1 + 2 * LEVEL));
    makeDirectory(root, outer);
    makeDirectory(outer, inner);
    return path(name);
  }

  private static void makeDirectory(Path parent, Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, attributes("rwx------"));
      force(parent);
    }
  }

  private Path path(String name) {
    Path path =
        root.resolve(name.substring(1, 1 + LEVEL))
            .resolve(name.substring(1 + LEVEL, 1 + 2 * LEVEL))
            .resolve(name);
    if (!path.normalize().startsWith(root)) {
      throw new IllegalArgumentException("name: leads out of the directory");
    }
    return path;
  }

  /** Makes a file of these bytes and puts it on disk. */
  public static void writeForced(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = create(file)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        attributes("rw-------"));
  }

  /** Puts a directory's entries on disk, where the system can do that. */
  public static void force(Path directory) throws IOException {
    if (POSIX) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /**
   * How long a file is.
   *
   * @param found how many octets it has
   * @param expected how many a blob and its checksums have
   */
  public record Length(long found, long expected) {}

  /**
   * How long the file of a blob of so many octets is, and should be.
   *
   * @throws java.nio.file.NoSuchFileException if it isn't there
   */
  public Length length(String name, long size) throws IOException {
    return new Length(Files.size(path(name)), FileTrailer.fileLength(name, size));
  }

  /**
   * Opens a file for reading.
   *
   * @throws java.nio.file.NoSuchFileException if it isn't there
   */
  RandomAccessFile open(String name) throws IOException {
    Path path = path(name);
    try {
      return new RandomAccessFile(path.toFile(), "r");
    } catch (FileNotFoundException e) {
      if (Files.exists(path)) {
        throw e;
      }
      throw (NoSuchFileException) new NoSuchFileException(name).initCause(e);
    }
  }

  /** Removes a file; does nothing if it isn't there. */
  public void delete(String name) throws IOException {
    Files.deleteIfExists(path(name));
  }

  /**
   * Removes the files from before {@code before} that nobody names, and those that were never
   * finished.
   *
   * @param named whether somebody names this file
   * @return how many were removed
   */
  public int sweep(Instant before, Predicate<String> named) throws IOException {
    int removed = sweepUnfinished(before);
    for (Path outer : children(root)) {
      if (!outer.equals(temporary)) {
        for (Path inner : children(outer)) {
          removed += sweep(inner, before, named);
        }
      }
    }
    return removed;
  }

  /**
   * Removes the files from before {@code before} that were never finished.
   *
   * @return how many were removed
   */
  public int sweepUnfinished(Instant before) throws IOException {
    int removed = 0;
    for (Path file : children(temporary)) {
      removed += deleteOld(file, before) ? 1 : 0;
    }
    return removed;
  }

  /** Gives the names of all finished files from before {@code before}, in no order. */
  public void forEach(Instant before, Consumer<String> action) throws IOException {
    for (Path outer : children(root)) {
      if (!outer.equals(temporary)) {
        for (Path inner : children(outer)) {
          children(inner).stream()
              .filter(file -> isOld(file, before))
              .forEach(file -> action.accept(file.getFileName().toString()));
        }
      }
    }
  }

  private static int sweep(Path directory, Instant before, Predicate<String> named)
      throws IOException {
    int removed = 0;
    for (Path file : children(directory)) {
      if (isOld(file, before) && !named.test(file.getFileName().toString())) {
        removed += deleteOld(file, before) ? 1 : 0;
      }
    }
    return removed;
  }

  private static boolean isOld(Path file, Instant before) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean deleteOld(Path file, Instant before) throws IOException {
    return isOld(file, before) && Files.deleteIfExists(file);
  }

  private static List<Path> children(Path directory) throws IOException {
    List<Path> children = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
        stream.forEach(children::add);
      }
    }
    return children;
  }
}
