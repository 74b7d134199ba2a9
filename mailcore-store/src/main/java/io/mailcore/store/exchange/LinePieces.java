package io.mailcore.store.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * Reads a file line by line: a line up to {@value #WHOLE} octets comes in one piece, a longer one
 * in several. Lines end with LF. For use by one thread.
 */
public final class LinePieces implements Closeable {

  /** The most octets of a line that surely come in one piece. */
  public static final int WHOLE = 16 * 1024;

  private final SeekableByteChannel channel;
  private final byte[] buffer = new byte[4 * WHOLE];
  private int start;
  private int end;
  private int filled;
  private long bufferOffset;
  private boolean atEnd;
  private boolean lineStart = true;
  private boolean again;

  /** Reads from {@code offset}, where a line begins. Closes the channel with itself. */
  public LinePieces(SeekableByteChannel channel, long offset) throws IOException {
    this.channel = channel.position(offset);
    this.bufferOffset = offset;
  }

  /** Goes to the next piece, or says that there is none. */
  public boolean next() throws IOException {
    if (again) {
      again = false;
      return true;
    }
    boolean begins = end == start || lineEnd();
    start = end;
    int stop = lineFeed(start);
    if (stop < 0 && filled - start < WHOLE) {
      int searched = filled - start;
      fill();
      stop = lineFeed(start + searched);
    }
    end = stop < 0 ? filled : stop + 1;
    lineStart = begins;
    return end > start;
  }

  /** Lets the next call of {@link #next} give this piece again. */
  public void giveAgain() {
    again = true;
  }

  private int lineFeed(int from) {
    for (int i = from; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    bufferOffset += start;
    filled -= start;
    start = 0;
    end = 0;
    while (!atEnd && filled < buffer.length) {
      int count = channel.read(ByteBuffer.wrap(buffer, filled, buffer.length - filled));
      atEnd = count < 0;
      filled += Math.max(count, 0);
    }
  }

  /** Where this piece is: from {@link #start} to before {@link #end}. */
  public byte[] octets() {
    return buffer;
  }

  /** Where this piece begins. */
  public int start() {
    return start;
  }

  /** Behind the last octet of this piece. */
  public int end() {
    return end;
  }

  /** Whether a line begins with this piece. */
  public boolean lineStart() {
    return lineStart;
  }

  /** Whether this piece ends with an LF. */
  public boolean lineEnd() {
    return end > start && buffer[end - 1] == '\n';
  }

  /** Whether this piece is a line of an LF or a CRLF alone. */
  public boolean emptyLine() {
    int length = end - start;
    return lineStart && lineEnd() && (length == 1 || length == 2 && buffer[start] == '\r');
  }

  /** Where in the file this piece begins. */
  public long offset() {
    return bufferOffset + start;
  }

  /** Where in the file this piece ends. */
  public long endOffset() {
    return bufferOffset + end;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
