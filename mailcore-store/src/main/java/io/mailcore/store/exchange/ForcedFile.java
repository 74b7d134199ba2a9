package io.mailcore.store.exchange;

import io.mailcore.store.blob.FileBlobs;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that is written beside its place and gets its name once it is whole and on disk, so that
 * nobody ever sees half of it. Only its owner may read it. For use by one thread.
 */
public final class ForcedFile implements Closeable {

  private final Path temporary;
  private final FileChannel channel;
  private final OutputStream out;
  private boolean kept;

  /** Begins the file under a temporary name; what lies there of an earlier attempt is replaced. */
  public ForcedFile(Path temporary) throws IOException {
    this.temporary = temporary;
    Files.deleteIfExists(temporary);
    this.channel =
        FileChannel.open(
            temporary,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            privately(temporary, "rw-------"));
    this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 64 * 1024);
  }

  /** What makes a file or directory its owner's alone, where the file system knows of that. */
  public static FileAttribute<?>[] privately(Path place, String permissions) {
    return place.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * Makes a directory that its owner alone may use, and those above it; does nothing if it is
   * there.
   */
  public static void makeDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(directory)) {
      Files.createDirectories(directory, privately(directory, "rwx------"));
    }
  }

  /** Where to write. */
  public OutputStream out() {
    return out;
  }

  /** Where to write, as a sink. */
  public OctetSink sink() {
    return (octets, from, to) -> out.write(octets, from, to - from);
  }

  /** How much has been written. */
  public long size() throws IOException {
    out.flush();
    return channel.position();
  }

  /** Takes back all behind the first {@code octets}. */
  public void truncate(long octets) throws IOException {
    out.flush();
    channel.truncate(octets);
  }

  /** Ends the file without forcing it to disk, and gives it its name. */
  public void keep(Path place) throws IOException {
    out.flush();
    channel.close();
    Files.move(
        temporary, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    kept = true;
  }

  /** Forces the file to disk and gives it its name, for good when this returns. */
  public void keepForced(Path place) throws IOException {
    out.flush();
    channel.force(true);
    keep(place);
    FileBlobs.force(place.resolveSibling("."));
  }

  /** The file until it has got its name. */
  public Path temporary() {
    return temporary;
  }

  /** Removes the file unless it has got its name. */
  @Override
  public void close() throws IOException {
    if (!kept) {
      channel.close();
      Files.deleteIfExists(temporary);
    }
  }
}
