package io.mailcore.store.archive;

import io.mailcore.store.exchange.CrlfSink;
import io.mailcore.store.exchange.OctetSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A message that is a file of its own. For use by one thread. */
abstract class MessageFile implements MessageReader.Found {

  private final Path file;
  private Instant modified = Instant.EPOCH;
  private long size;

  MessageFile(Path file) {
    this.file = file;
  }

  /** Writes the file, as it is or with CRLF for each LF. */
  final void copy(OctetSink sink, boolean exact) throws IOException {
    BasicFileAttributes attributes = attributes();
    if (!attributes.isRegularFile()) {
      throw new IOException("is a symbolic link, a directory or another thing but a file");
    }
    modified = attributes.lastModifiedTime().toInstant();
    size = attributes.size();
    OctetSink lines = exact ? sink : new CrlfSink(sink);
    try (InputStream in =
        Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      byte[] buffer = new byte[64 * 1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        lines.write(buffer, 0, n);
      }
    }
  }

  private BasicFileAttributes attributes() throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public final Path place() {
    return file;
  }

  @Override
  public final long offset() {
    return 0;
  }

  @Override
  public final long sizeHint() {
    try {
      return attributes().size();
    } catch (IOException e) {
      // Said when it is copied.
      return 0;
    }
  }

  @Override
  public final OffsetDateTime date() {
    return modified.atOffset(ZoneOffset.UTC);
  }

  @Override
  public final long sourceOctets() {
    return size;
  }
}
