package io.mailcore.store.exchange;

import java.io.IOException;

/**
 * Makes each LF a CRLF, unless a CR stands before it already, and passes all else on. For use by
 * one thread.
 */
public final class CrlfSink implements OctetSink {

  private static final byte[] CRLF = {'\r', '\n'};

  private final OctetSink next;
  private boolean afterCr;

  /** Writes to {@code next}. */
  public CrlfSink(OctetSink next) {
    this.next = next;
  }

  @Override
  public void write(byte[] octets, int from, int to) throws IOException {
    int start = from;
    for (int i = from; i < to; i++) {
      if (octets[i] == '\n' && !(i == from ? afterCr : octets[i - 1] == '\r')) {
        pass(octets, start, i);
        next.write(CRLF, 0, 2);
        start = i + 1;
      }
    }
    pass(octets, start, to);
    afterCr = from < to ? octets[to - 1] == '\r' : afterCr;
  }

  private void pass(byte[] octets, int from, int to) throws IOException {
    if (from < to) {
      next.write(octets, from, to);
    }
  }
}
