package io.mailcore.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.Objects;

/** Text whose charset nobody said: UTF-8, and ISO-8859-1 for each octet that isn't. */
final class LenientReader extends Reader {

  private final InputStream in;
  private final CharsetDecoder utf8 = Charsets.reporting();
  private final ByteBuffer octets = ByteBuffer.allocate(4096).limit(0);
  private final CharBuffer chars = CharBuffer.allocate(4096).limit(0);
  private boolean ended;

  LenientReader(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    while (!chars.hasRemaining()) {
      if (ended && !octets.hasRemaining()) {
        return -1;
      }
      fill();
    }
    int count = Math.min(length, chars.remaining());
    chars.get(target, offset, count);
    return count;
  }

  private void fill() throws IOException {
    octets.compact();
    if (!ended && octets.hasRemaining()) {
      int count = in.read(octets.array(), octets.position(), octets.remaining());
      ended = count < 0;
      octets.position(octets.position() + Math.max(0, count));
    }
    octets.flip();
    chars.clear();
    Charsets.decodeLenient(utf8, octets, chars, ended);
    chars.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
