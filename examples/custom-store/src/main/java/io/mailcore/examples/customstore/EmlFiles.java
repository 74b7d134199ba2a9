package io.mailcore.examples.customstore;

import static io.mailcore.examples.customstore.EmlStore.files;

import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Files that survive a power failure. */
final class EmlFiles {

  private EmlFiles() {}

  /** Forces a file, or what was made in a directory, to the disk. */
  static Path sync(Path path) {
    return files(
        () -> {
          try (FileChannel channel = FileChannel.open(path)) {
            channel.force(true);
          }
          return path;
        });
  }

  static void removeOlderThanADay(Path directory) {
    Instant old = Instant.now().minus(Duration.ofDays(1));
    files(
        () -> {
          try (Stream<Path> found = Files.list(directory)) {
            for (Path file : found.toList()) {
              if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                Files.deleteIfExists(file);
              }
            }
          }
          return directory;
        });
  }

  /** A message on its way in. */
  static final class Staged implements StagedBlob {

    private final Path directory;
    private final BlobId id;
    private final Path path;
    private final FileChannel channel;
    private long size;
    private boolean committed;

    Staged(Path directory, BlobId id) {
      this.directory = directory;
      this.id = id;
      this.path = directory.resolve(id.value());
      this.channel =
          files(
              () ->
                  FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
    }

    @Override
    public void write(ByteBuffer chunk) {
      while (chunk.hasRemaining()) {
        size += files(() -> channel.write(chunk));
      }
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public MessageContent content() {
      return MessageContent.ofFile(path, size);
    }

    @Override
    public BlobRef commit() {
      if (committed || !channel.isOpen()) {
        throw new IllegalStateException("the blob was committed or closed before");
      }
      sync(path);
      sync(directory);
      committed = true;
      return new BlobRef(id, size);
    }

    @Override
    public void close() {
      if (channel.isOpen()) {
        files(
            () -> {
              channel.close();
              return committed || Files.deleteIfExists(path);
            });
      }
    }
  }
}
