package io.mailcore.jakarta;

import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.MessageContent;
import jakarta.mail.internet.SharedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A stored message, or a part of it, as a stream that Jakarta Mail can part again without copying
 * it. Holds a buffer and nothing open: each fill opens a range of the content.
 */
final class ContentStream extends InputStream implements SharedInputStream {

  private static final int BUFFER = 16 * 1024;

  private final MessageContent content;
  private final long start;
  private final long end;
  private long position;
  private byte[] buffer = new byte[0];
  private int at;
  private long mark;

  ContentStream(MessageContent content, long start, long end) {
    this.content = content;
    this.start = start;
    this.end = end;
    this.position = start;
    this.mark = start;
  }

  @Override
  public int read() throws IOException {
    return fill() ? buffer[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, buffer.length - at);
    System.arraycopy(buffer, at, target, offset, count);
    at += count;
    return count;
  }

  // Whether there is an octet in the buffer now; position is where the buffer ends.
  private boolean fill() throws IOException {
    if (at < buffer.length) {
      return true;
    }
    int wanted = (int) Math.min(BUFFER, end - position);
    if (wanted <= 0) {
      return false;
    }
    try (InputStream in = content.open(position, wanted)) {
      buffer = in.readNBytes(wanted);
    } catch (StoreException e) {
      throw new IOException("the message can't be read any more", e);
    }
    at = 0;
    position += buffer.length;
    return buffer.length > 0;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, end - position + buffer.length - at);
  }

  @Override
  public long skip(long count) {
    long skipped = Math.max(0, Math.min(count, end - absolutePosition()));
    moveTo(absolutePosition() + skipped);
    return skipped;
  }

  // Most moves are short: whoever looks for a boundary goes back and forth all the time.
  private void moveTo(long absolute) {
    long index = absolute - (position - buffer.length);
    if (index >= 0 && index <= buffer.length) {
      at = (int) index;
    } else {
      position = absolute;
      buffer = new byte[0];
      at = 0;
    }
  }

  @Override
  public boolean markSupported() {
    return true;
  }

  /** Marks this place for ever: nothing is kept for it. */
  @Override
  public void mark(int readLimit) {
    mark = absolutePosition();
  }

  @Override
  public void reset() {
    moveTo(mark);
  }

  /** Where it is, in the octets of this stream. */
  @Override
  public long getPosition() {
    return absolutePosition() - start;
  }

  private long absolutePosition() {
    return position - (buffer.length - at);
  }

  /** A part of this stream; {@code to} is -1 for its end. */
  @Override
  public InputStream newStream(long from, long to) {
    long last = to < 0 ? end : start + to;
    return new ContentStream(content, start + from, last);
  }
}
