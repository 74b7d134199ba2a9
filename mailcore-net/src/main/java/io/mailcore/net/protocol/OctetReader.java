package io.mailcore.net.protocol;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads octets from the first to the last in pieces, for an answer that is pumped. Between two
 * pieces it keeps the stream that it reads from, as opening it anew costs a look at the storage;
 * while the client is slow it is to keep none, which {@link #pause} sees to. Used by one thread at
 * a time.
 */
public final class OctetReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OctetReader.class);

  private final Source source;
  private final long end;
  private long at;
  private InputStream stream = InputStream.nullInputStream();
  private boolean open;

  /**
   * A reader that hasn't opened anything.
   *
   * @param start the first octet
   * @param end the octet behind the last
   */
  public OctetReader(Source source, long start, long end) {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("range: " + start + " to " + end);
    }
    this.source = requireNonNull(source, "source");
    this.at = start;
    this.end = end;
  }

  /** Where the octets are. */
  @FunctionalInterface
  public interface Source {

    /**
     * Opens some of them.
     *
     * @param length how many from {@code offset} on, 1 or more
     */
    InputStream open(long offset, long length) throws IOException;
  }

  /** How many octets are still to come. */
  public long remaining() {
    return end - at;
  }

  /**
   * Reads on. After a failure nothing is held, and the same octets may be asked for again.
   *
   * @param most octets to read
   * @return so many, or all that remain
   * @throws EOFException if there are fewer than were promised
   * @throws IOException if they can't be had; {@code StoreException} likewise
   */
  public byte[] next(int most) throws IOException {
    int length = (int) Math.min(most, remaining());
    if (length == 0) {
      return new byte[0];
    }
    boolean whole = false;
    try {
      if (!open) {
        stream = source.open(at, remaining());
        open = true;
      }
      byte[] piece = stream.readNBytes(length);
      if (piece.length < length) {
        throw new EOFException(
            "content ends at " + (at + piece.length) + " (expected: " + end + ")");
      }
      at += length;
      whole = remaining() > 0;
      return piece;
    } finally {
      if (!whole) {
        pause();
      }
    }
  }

  /** Gives back what is held; {@link #next} goes on from the same place. */
  public void pause() {
    if (open) {
      open = false;
      try {
        stream.close();
      } catch (IOException e) {
        // What was read is right all the same.
        LOG.debug("a stream can't be closed", e);
      }
    }
  }

  /** Gives back what is held, for good. */
  @Override
  public void close() {
    pause();
  }
}
