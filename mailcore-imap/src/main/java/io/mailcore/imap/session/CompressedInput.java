package io.mailcore.imap.session;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a client sends compressed (RFC 4978, section 3), decompressed a step at a time: nothing is
 * decompressed before what came before it has been read, so that input costs what it is, not what
 * it might become (S-33). Used on the strand.
 */
final class CompressedInput {

  private static final int STEP = 16 * 1024;

  private final Inflater inflater = new Inflater(true);

  private final byte[] buffer = new byte[STEP];
  private ByteBuffer octets = ByteBuffer.allocate(0);
  private boolean ended;

  /**
   * Decompresses the next step; those before it have been read.
   *
   * @param raw as it came; what is decompressed is taken from it
   * @return whether there is something to read
   * @throws DataFormatException if it can't be decompressed, or has ended
   */
  boolean step(ByteBuffer raw) throws DataFormatException {
    if (ended) {
      return false;
    }
    inflater.setInput(raw);
    int length = inflater.inflate(buffer);
    if (length == 0 && (inflater.finished() || inflater.needsDictionary())) {
      throw new DataFormatException("the compressed stream has ended");
    }
    octets = ByteBuffer.wrap(buffer, 0, length);
    return length > 0;
  }

  /** What has been decompressed and not read yet. */
  ByteBuffer octets() {
    return octets;
  }

  /** Gives back the memory of the decompressor. */
  void end() {
    if (!ended) {
      ended = true;
      octets = ByteBuffer.allocate(0);
      inflater.end();
    }
  }
}
