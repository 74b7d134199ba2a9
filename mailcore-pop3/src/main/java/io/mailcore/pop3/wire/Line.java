package io.mailcore.pop3.wire;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/** One line of a client, without its end. Its octets may hold a password: it has no text form. */
public final class Line {

  /** What is to be thought of a line. */
  public enum Kind {
    /** It ended with CRLF and holds neither NUL, CR nor LF. */
    COMPLETE,
    /** It ended with LF alone, or holds a NUL or a bare CR. */
    MALFORMED,
    /** It was longer than the limit; only its start was kept. */
    TOO_LONG,
    /** It has no end; only its start was kept. */
    FLOOD,
    /** It begins as no line of POP3 does; the rest of it wasn't read. */
    FOREIGN
  }

  private final byte[] octets;
  private final Kind kind;

  /** A line; takes the array over. */
  Line(byte[] octets, Kind kind) {
    this.octets = requireNonNull(octets, "octets");
    this.kind = requireNonNull(kind, "kind");
  }

  /** What is to be thought of it. */
  public Kind kind() {
    return kind;
  }

  /** Its octets, not a copy. */
  public byte[] octets() {
    return octets;
  }

  /** Overwrites the octets. */
  public void clear() {
    Arrays.fill(octets, (byte) 0);
  }
}
