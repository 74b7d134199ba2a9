package io.mailcore.store.exchange;

import io.mailcore.spi.blob.MessageContent;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Octets in memory. */
record Octets(byte[] octets) implements MessageContent {

  @Override
  public long size() {
    return octets.length;
  }

  @Override
  public InputStream open(long offset, long length) {
    return new ByteArrayInputStream(octets, (int) offset, (int) length);
  }
}
