package io.mailcore.imap.fetch;

import io.mailcore.net.protocol.OctetReader;
import io.mailcore.spi.blob.MessageContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A range of a message's content that is read on over a long time. The stream of the store can be
 * given back in between: what is held then is a small window of octets.
 */
final class WindowedInput extends InputStream {

  private static final int WINDOW_OCTETS = 32 * 1024;

  private final OctetReader octets;
  private byte[] window = {};
  private int at;

  WindowedInput(MessageContent content, long offset, long length) {
    this.octets = new OctetReader(content::open, offset, offset + length);
  }

  private boolean fill() throws IOException {
    if (at == window.length) {
      window = octets.next(WINDOW_OCTETS);
      at = 0;
    }
    return window.length > 0;
  }

  @Override
  public int read() throws IOException {
    return fill() ? window[at++] & 0xFF : -1;
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
    int count = Math.min(length, window.length - at);
    System.arraycopy(window, at, target, offset, count);
    at += count;
    return count;
  }

  /** Gives back the stream of the store until the window has been read. */
  void pause() {
    octets.pause();
  }
}
