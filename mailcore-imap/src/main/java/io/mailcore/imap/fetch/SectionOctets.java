package io.mailcore.imap.fetch;

import io.mailcore.imap.wire.Partial;
import io.mailcore.mime.HeaderFilter;
import io.mailcore.spi.blob.MessageContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The octets of a section, or of the range of it that a client asks for: how many there are, and
 * then they themselves in chunks. No stream is held open between two chunks.
 */
final class SectionOctets {

  private final MessageContent content;
  private final Source source;
  private final long end;
  private long at;

  private SectionOctets(
      MessageContent content, Source source, long length, Optional<Partial> range) {
    this.content = content;
    this.source = source;
    this.at = range.map(r -> Math.min(r.offset(), length)).orElse(0L);
    this.end = range.map(r -> at + Math.min(r.length(), length - at)).orElse(length);
  }

  /** Opens the section at one of its octets. */
  private interface Source {
    InputStream open(MessageContent content, long offset, long length) throws IOException;
  }

  static SectionOctets of(
      SectionRange.Octets octets, MessageContent content, Optional<Partial> range) {
    return new SectionOctets(
        content,
        (c, offset, length) -> c.open(octets.offset() + offset, length),
        octets.length(),
        range);
  }

  /** Reads the header once to learn how many octets the fields have. */
  static SectionOctets of(
      SectionRange.Fields fields, MessageContent content, Optional<Partial> range)
      throws IOException {
    long length = 0;
    byte[] buffer = new byte[8192];
    try (InputStream in = open(fields, content)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        length += n;
      }
    }
    return new SectionOctets(
        content, (c, offset, l) -> skipped(open(fields, c), offset), length, range);
  }

  private static InputStream open(SectionRange.Fields fields, MessageContent content)
      throws IOException {
    InputStream header = content.open(fields.header().offset(), fields.header().length());
    return fields.excluding()
        ? HeaderFilter.excluding(header, fields.names())
        : HeaderFilter.including(header, fields.names());
  }

  private static InputStream skipped(InputStream in, long offset) throws IOException {
    try {
      in.skipNBytes(offset);
      return in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** How many octets are still to come. */
  long remaining() {
    return end - at;
  }

  /**
   * Reads on.
   *
   * @param most octets to read, at least 1
   * @throws IOException if they can't be had, although they were promised
   */
  byte[] next(int most) throws IOException {
    int length = (int) Math.min(most, remaining());
    byte[] chunk;
    try (InputStream in = source.open(content, at, length)) {
      chunk = in.readNBytes(length);
    }
    if (chunk.length < length) {
      throw new IOException("content ends at " + (at + chunk.length) + " (expected: " + end + ")");
    }
    at += length;
    return chunk;
  }
}
