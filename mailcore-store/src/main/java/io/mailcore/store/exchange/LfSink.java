package io.mailcore.store.exchange;

import java.io.IOException;

/** Makes each CRLF an LF and passes all else on. For use by one thread. */
public final class LfSink implements OctetSink {

  private static final byte[] CR = {'\r'};

  private final OctetSink next;
  private boolean heldCr;

  /** Writes to {@code next}. */
  public LfSink(OctetSink next) {
    this.next = next;
  }

  @Override
  public void write(byte[] octets, int from, int to) throws IOException {
    if (from == to) {
      return;
    }
    if (heldCr && octets[from] != '\n') {
      next.write(CR, 0, 1);
    }
    heldCr = octets[to - 1] == '\r';
    int end = heldCr ? to - 1 : to;
    int start = from;
    for (int i = from; i + 1 < end; i++) {
      if (octets[i] == '\r' && octets[i + 1] == '\n') {
        pass(octets, start, i);
        start = i + 1;
      }
    }
    pass(octets, start, end);
  }

  /** Ends the octets: a CR that nothing followed is passed on. */
  public void finish() throws IOException {
    if (heldCr) {
      next.write(CR, 0, 1);
      heldCr = false;
    }
  }

  private void pass(byte[] octets, int from, int to) throws IOException {
    if (from < to) {
      next.write(octets, from, to);
    }
  }
}
