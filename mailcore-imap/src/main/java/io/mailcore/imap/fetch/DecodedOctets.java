package io.mailcore.imap.fetch;

import io.mailcore.imap.wire.Partial;
import io.mailcore.mime.TransferDecoding;
import io.mailcore.mime.UndecodableException;
import io.mailcore.spi.blob.MessageContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The octets of a part without its Content-Transfer-Encoding (RFC 3516 section 4.2), or the range
 * of them that a client asks for. How many there are is found out by decoding them once before they
 * are sent, a bounded step at a time; none are kept.
 */
final class DecodedOctets implements LiteralOctets {

  private static final int STEP_OCTETS = 256 * 1024;

  private final MessageContent content;
  private final SectionRange.Octets encoded;
  private final String encoding;
  private final Optional<Partial> range;
  private WindowedInput encodedOctets;
  private InputStream in;
  private boolean sending;
  private long toSkip;

  /** Octets that have been decoded to be counted. */
  private long decoded;

  private long remaining;
  private boolean nul;

  /**
   * Octets to be measured.
   *
   * @param encoded where they lie in the content
   * @param encoding the name of their encoding
   * @throws UndecodableException if the encoding is not known
   */
  DecodedOctets(
      MessageContent content, SectionRange.Octets encoded, String encoding, Optional<Partial> range)
      throws UndecodableException {
    this.content = content;
    this.encoded = encoded;
    this.encoding = encoding;
    this.range = range;
    this.encodedOctets = new WindowedInput(content, encoded.offset(), encoded.length());
    this.in = decoding();
  }

  private InputStream decoding() throws UndecodableException {
    return TransferDecoding.strict(encoding, encodedOctets)
        .orElseThrow(() -> new UndecodableException("unknown encoding"));
  }

  private long from() {
    return range.map(Partial::offset).orElse(0L);
  }

  /** Behind the last octet that is asked for. */
  private long to() {
    return range
        .map(r -> r.offset() + Math.min(r.length(), Long.MAX_VALUE - r.offset()))
        .orElse(Long.MAX_VALUE);
  }

  /**
   * Counts on, no further than the client asks.
   *
   * @return whether there is more to count
   * @throws UndecodableException if the octets are not of the encoding
   * @throws IOException if they can't be read
   */
  boolean measureNext() throws IOException {
    try {
      return measure();
    } finally {
      pause();
    }
  }

  private boolean measure() throws IOException {
    byte[] buffer = new byte[8 * 1024];
    for (int step = 0; step < STEP_OCTETS; ) {
      int most = (int) Math.min(buffer.length, to() - decoded);
      int count = most == 0 ? -1 : in.read(buffer, 0, most);
      if (count < 0) {
        return false;
      }
      step += count;
      int first = (int) Math.min(count, Math.max(0, from() - decoded));
      decoded += count;
      remaining += count - first;
      nul |= holdsNul(buffer, first, count);
    }
    return true;
  }

  private static boolean holdsNul(byte[] octets, int from, int to) {
    for (int i = from; i < to; i++) {
      if (octets[i] == 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long remaining() {
    return remaining;
  }

  @Override
  public boolean isBinary() {
    return nul;
  }

  @Override
  public byte[] next(int most) throws IOException {
    if (!sending) {
      encodedOctets = new WindowedInput(content, encoded.offset(), encoded.length());
      in = decoding();
      sending = true;
      toSkip = from();
    }
    boolean more = false;
    try {
      in.skipNBytes(toSkip);
      toSkip = 0;
      int length = (int) Math.min(most, remaining);
      byte[] chunk = in.readNBytes(length);
      if (chunk.length < length) {
        throw new IOException("content has changed: octets are missing");
      }
      remaining -= length;
      more = remaining > 0;
      return chunk;
    } finally {
      if (!more) {
        pause();
      }
    }
  }

  @Override
  public void pause() {
    encodedOctets.pause();
  }
}
