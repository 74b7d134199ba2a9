package io.mailcore.spi.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * The bytes of a message, readable in ranges and any number of times. Cheap to hold: no file,
 * cursor or connection stays open between streams. Safe for use by several threads.
 */
public interface MessageContent {

  /** The length in octets. */
  long size();

  /**
   * Opens the octets from {@code offset}, {@code length} of them or fewer where the content ends
   * before. The caller closes the stream soon: it reads no more than it can use at once, never
   * while it waits for a client.
   *
   * @param offset 0 to {@link #size()}
   * @param length 0 or more
   * @throws IOException if the bytes can't be read
   * @throws io.mailcore.model.StoreException NOT_FOUND if the content has been removed meanwhile;
   *     DAMAGED if the bytes aren't those that were stored, also from the stream, which gives out
   *     none of which it knows that. Who finds that writes a line to the log, of level ERROR
   */
  InputStream open(long offset, long length) throws IOException;

  /** Opens all of it. */
  default InputStream open() throws IOException {
    return open(0, size());
  }

  /** The content of a file of {@code size} octets, which isn't opened before a stream is. */
  static MessageContent ofFile(Path file, long size) {
    return new FileContent(file, size);
  }

  /**
   * The bytes of {@code prefix}, which nobody changes any more, and {@code rest} behind them: one
   * copy of a message whose blob other copies share (see {@code NewMessage.withPrefix}).
   */
  static MessageContent prefixed(byte[] prefix, MessageContent rest) {
    return prefix.length == 0 ? rest : new PrefixedContent(prefix, rest);
  }
}
