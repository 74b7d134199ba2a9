package io.mailcore.spi.blob;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.StoreException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of a file.
 *
 * @param file where they are
 * @param size how many there are
 */
record FileContent(Path file, long size) implements MessageContent {

  FileContent {
    requireNonNull(file, "file");
    if (size < 0) {
      throw new IllegalArgumentException("size: " + size + " (expected: 0 or more)");
    }
  }

  @Override
  public InputStream open(long offset, long length) throws IOException {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException("range: " + offset + ", " + length + " (expected: 0 up)");
    }
    try {
      // A file that is still being written may have grown beyond this content.
      long left = Math.max(0, Math.min(length, size - offset));
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      return new Range(Channels.newInputStream(channel.position(offset)), left);
    } catch (NoSuchFileException e) {
      throw new StoreException(StoreException.Kind.NOT_FOUND, "no file " + file, e);
    }
  }

  /** The first octets of another stream. */
  private static final class Range extends FilterInputStream {

    private long left;

    Range(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int count = left == 0 ? -1 : in.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(count, 0);
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = in.skip(Math.min(count, left));
      left -= skipped;
      return skipped;
    }

    @Override
    public int available() throws IOException {
      return (int) Math.min(in.available(), left);
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
