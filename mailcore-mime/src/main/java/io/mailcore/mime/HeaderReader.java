package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads a header field by field, holding one at a time. The header ends at its empty line, at the
 * end of the stream, or at the limit for a whole header.
 *
 * <p>The reader buffers: it takes more from the stream than the header. For use by one thread at a
 * time.
 */
public final class HeaderReader {

  private final InputStream in;
  private final MimeLimits limits;
  private final byte[] buffer = new byte[4096];
  private int at;
  private int filled;
  private long consumed;
  private boolean done;
  private boolean emptyLine;

  /** Creates a reader with the default limits. */
  public HeaderReader(InputStream in) {
    this(in, MimeLimits.defaults());
  }

  /** Creates a reader with the given limits. */
  public HeaderReader(InputStream in, MimeLimits limits) {
    this.in = requireNonNull(in, "in");
    this.limits = requireNonNull(limits, "limits");
  }

  /** Reads the next field; empty at the end of the header. */
  public Optional<HeaderField> next() throws IOException {
    if (done || consumed >= limits.headerOctets()) {
      return Optional.empty();
    }
    int first = peek();
    if (first < 0 || endOfHeader(first)) {
      done = true;
      return Optional.empty();
    }
    ByteArrayOutputStream octets = new ByteArrayOutputStream(128);
    boolean complete = true;
    int next = first;
    do {
      complete &= line(octets);
      next = peek();
    } while (next == ' ' || next == '\t');
    return Optional.of(new HeaderField(octets.toByteArray(), complete));
  }

  /** Octets read so far: at the end those of the header, its empty line included. */
  public long consumed() {
    return consumed;
  }

  /** Tells whether the empty line that ends a header has been read. */
  public boolean sawEmptyLine() {
    return emptyLine;
  }

  /** Consumes the empty line if it is there: CRLF or LF and nothing else. */
  private boolean endOfHeader(int first) throws IOException {
    if (first == '\r') {
      ensureTwo();
      emptyLine = filled - at > 1 && buffer[at + 1] == '\n';
      if (emptyLine) {
        at += 2;
        consumed += 2;
      }
    } else if (first == '\n') {
      emptyLine = true;
      at++;
      consumed++;
    }
    return emptyLine;
  }

  /** Reads to the end of a line; false if it was too long to keep. */
  private boolean line(ByteArrayOutputStream octets) throws IOException {
    while (peek() >= 0) {
      int from = at;
      while (at < filled && buffer[at] != '\n') {
        at++;
      }
      boolean ended = at < filled;
      at += ended ? 1 : 0;
      consumed += at - from;
      int room = Math.min(at - from, limits.fieldOctets() - octets.size());
      octets.write(buffer, from, room);
      if (room < at - from) {
        return skipLine(ended);
      }
      if (ended) {
        return true;
      }
    }
    return true;
  }

  private boolean skipLine(boolean alreadyEnded) throws IOException {
    boolean ended = alreadyEnded;
    while (!ended && peek() >= 0) {
      int from = at;
      while (at < filled && buffer[at] != '\n') {
        at++;
      }
      ended = at < filled;
      at += ended ? 1 : 0;
      consumed += at - from;
    }
    return false;
  }

  private int peek() throws IOException {
    if (at == filled) {
      at = 0;
      filled = Math.max(0, in.read(buffer, 0, buffer.length));
    }
    return at < filled ? buffer[at] & 0xFF : -1;
  }

  private void ensureTwo() throws IOException {
    if (filled - at == 1) {
      buffer[0] = buffer[at];
      at = 0;
      filled = 1 + Math.max(0, in.read(buffer, 1, buffer.length - 1));
    }
  }
}
