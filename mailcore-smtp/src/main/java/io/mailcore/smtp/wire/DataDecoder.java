package io.mailcore.smtp.wire;

import java.nio.ByteBuffer;

/**
 * Reads the text behind DATA (RFC 5321, sections 4.1.1.4 and 4.5.2): takes the dots away that
 * stuffed lines begin with, and finds the end, which is CR LF, a dot, CR LF and nothing else. Any
 * split of the octets gives the same result. For use by one thread at a time.
 *
 * <p>A CR or LF alone and a NUL come out as blanks, and {@link #isDamaged()} tells of them. They
 * never end a line here, so that no two servers disagree on where a message ends.
 */
public final class DataDecoder {

  /** The room that {@link #decode} needs at least to get on. */
  public static final int MIN_ROOM = 2;

  private enum State {
    LINE_START,
    DOT,
    DOT_CR,
    TEXT,
    CR,
    END
  }

  private State state = State.LINE_START;
  private boolean damaged;

  /** Decodes until the input or the room in {@code out} is used up, or the end is found. */
  public void decode(ByteBuffer in, ByteBuffer out) {
    while (in.hasRemaining() && out.remaining() >= MIN_ROOM && state != State.END) {
      if (state == State.TEXT) {
        copyText(in, out);
      } else {
        step(in.get(), out);
      }
    }
  }

  private void copyText(ByteBuffer in, ByteBuffer out) {
    int from = in.position();
    int most = from + Math.min(in.remaining(), out.remaining());
    int at = from;
    while (at < most && isText(in.get(at))) {
      at++;
    }
    if (at > from) {
      out.put(in.slice(from, at - from));
      in.position(at);
    } else {
      text(in.get(), out);
    }
  }

  private static boolean isText(byte octet) {
    return octet != '\r' && octet != '\n' && octet != 0;
  }

  private void step(byte octet, ByteBuffer out) {
    switch (state) {
      case LINE_START -> lineStart(octet, out);
      case DOT -> dot(octet, out);
      case DOT_CR -> dotCr(octet, out);
      case CR -> cr(octet, out);
      default -> throw new IllegalStateException("state: " + state);
    }
  }

  private void lineStart(byte octet, ByteBuffer out) {
    if (octet == '.') {
      state = State.DOT;
    } else {
      text(octet, out);
    }
  }

  private void dot(byte octet, ByteBuffer out) {
    if (octet == '\r') {
      state = State.DOT_CR;
    } else {
      text(octet, out);
    }
  }

  private void dotCr(byte octet, ByteBuffer out) {
    if (octet == '\n') {
      state = State.END;
    } else {
      damage(out);
      text(octet, out);
    }
  }

  private void cr(byte octet, ByteBuffer out) {
    if (octet == '\n') {
      out.put((byte) '\r').put((byte) '\n');
      state = State.LINE_START;
    } else {
      damage(out);
      text(octet, out);
    }
  }

  private void text(byte octet, ByteBuffer out) {
    if (octet == '\r') {
      state = State.CR;
      return;
    }
    state = State.TEXT;
    if (isText(octet)) {
      out.put(octet);
    } else {
      damage(out);
    }
  }

  private void damage(ByteBuffer out) {
    damaged = true;
    out.put((byte) ' ');
  }

  /** Whether the end has been found. What remains of the input then is the next command's. */
  public boolean isEnded() {
    return state == State.END;
  }

  /** Whether there has been a CR or LF alone, or a NUL. */
  public boolean isDamaged() {
    return damaged;
  }
}
