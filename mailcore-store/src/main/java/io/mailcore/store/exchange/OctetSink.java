package io.mailcore.store.exchange;

import java.io.IOException;

/** Takes octets, piece by piece. */
@FunctionalInterface
public interface OctetSink {

  /** Takes the octets from {@code from} to before {@code to}. */
  void write(byte[] octets, int from, int to) throws IOException;
}
