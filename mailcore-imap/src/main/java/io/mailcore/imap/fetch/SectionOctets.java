package io.mailcore.imap.fetch;

import io.mailcore.imap.wire.Partial;
import io.mailcore.mime.HeaderFilter;
import io.mailcore.net.protocol.OctetReader;
import io.mailcore.spi.blob.MessageContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The octets of a section, or of the range of it that a client asks for: how many there are, and
 * then they themselves in chunks. Between two chunks a stream is open, unless {@link #pause} is
 * called.
 */
final class SectionOctets implements LiteralOctets {

  private final OctetReader octets;

  private SectionOctets(OctetReader.Source source, long length, Optional<Partial> range) {
    long start = range.map(r -> Math.min(r.offset(), length)).orElse(0L);
    long end = range.map(r -> start + Math.min(r.length(), length - start)).orElse(length);
    this.octets = new OctetReader(source, start, end);
  }

  static SectionOctets of(
      SectionRange.Octets octets, MessageContent content, Optional<Partial> range) {
    return new SectionOctets(
        (offset, length) -> content.open(octets.offset() + offset, length), octets.length(), range);
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
        (offset, left) -> skipped(open(fields, content), offset), length, range);
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

  @Override
  public long remaining() {
    return octets.remaining();
  }

  @Override
  public byte[] next(int most) throws IOException {
    return octets.next(most);
  }

  @Override
  public void pause() {
    octets.pause();
  }
}
