package io.mailcore.store.blob;

import io.mailcore.store.base.BlockChecksums;
import io.mailcore.store.base.ContentRange;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is being written. Used by one thread at a time. Beside what passes through it keeps
 * four octets for each block of 64 KiB.
 */
public final class FileBlobWriter {

  private final FileBlobs files;
  private final Path path;
  private final String name;
  private final FileChannel channel;
  private final BlockChecksums checksums = new BlockChecksums();
  private long size;

  FileBlobWriter(FileBlobs files, Path path, String name) throws IOException {
    this.files = files;
    this.path = path;
    this.name = name;
    this.channel = FileBlobs.create(path);
  }

  /** The name that it will have. */
  public String name() {
    return name;
  }

  /** Appends what the buffer has left. */
  public void write(ByteBuffer bytes) throws IOException {
    size += bytes.remaining();
    checksums.update(bytes.duplicate());
    writeFully(bytes);
  }

  private void writeFully(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Reads a range of what has been written; not after {@link #commit} or {@link #discard}. */
  public InputStream open(ContentRange range) throws IOException {
    FileInputStream in = new FileInputStream(path.toFile());
    try {
      in.getChannel().position(range.offset());
      return new BoundedInputStream(in, range.length());
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Writes the checksums behind the octets, forces the file to disk and gives it its name, for good
   * when this returns.
   */
  public void commit() throws IOException {
    writeFully(new FileTrailer(name, size).octets(checksums.finish()));
    channel.force(true);
    channel.close();
    Path place = files.place(name);
    Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
    FileBlobs.force(place.resolveSibling("."));
  }

  /** Removes the file, unless it has got its name. */
  public void discard() throws IOException {
    channel.close();
    Files.deleteIfExists(path);
  }
}
