package io.mailcore.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * What the decoding streams share: buffered octets in, octets out one by one, and many at once
 * where the encoded text is as most is.
 */
abstract class DecodingInput extends InputStream {

  static final int END = -1;

  private final InputStream in;

  /** Encoded octets; those from {@link #at} to {@link #filled} haven't been taken. */
  final byte[] buffer = new byte[4096];

  int at;
  int filled;

  DecodingInput(InputStream in) {
    this.in = in;
  }

  /** The next decoded octet, or {@link #END}. */
  abstract int decoded() throws IOException;

  /**
   * Decodes as many octets as can be without {@link #decoded}, of the buffer alone: what {@code
   * decoded} would return, one after another. Writes to {@code target} what it counts and no more.
   *
   * @return how many, perhaps none
   */
  abstract int run(byte[] target, int offset, int length);

  /** The next encoded octet, or {@link #END}. */
  final int encoded() throws IOException {
    if (at == filled) {
      at = 0;
      filled = Math.max(0, in.read(buffer, 0, buffer.length));
      if (filled == 0) {
        return END;
      }
    }
    return buffer[at++] & 0xFF;
  }

  @Override
  public final int read() throws IOException {
    return decoded();
  }

  @Override
  public final int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    int count = 0;
    while (count < length) {
      count += run(target, offset + count, length - count);
      if (count == length) {
        break;
      }
      int octet = decoded();
      if (octet == END) {
        break;
      }
      target[offset + count] = (byte) octet;
      count++;
    }
    return count == 0 && length > 0 ? END : count;
  }

  @Override
  public final void close() throws IOException {
    in.close();
  }
}
