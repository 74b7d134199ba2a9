package io.mailcore.spi.blob;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** Some bytes, and another content behind them. */
final class PrefixedContent implements MessageContent {

  private final byte[] prefix;
  private final MessageContent rest;

  PrefixedContent(byte[] prefix, MessageContent rest) {
    this.prefix = prefix;
    this.rest = requireNonNull(rest, "rest");
  }

  @Override
  public long size() {
    return prefix.length + rest.size();
  }

  @Override
  public InputStream open(long offset, long length) throws IOException {
    if (offset < 0 || offset > size()) {
      throw new IllegalArgumentException("offset: " + offset + " (expected: 0 to " + size() + ")");
    }
    if (length < 0) {
      throw new IllegalArgumentException("length: " + length + " (expected: 0 or more)");
    }
    if (offset >= prefix.length) {
      return rest.open(offset - prefix.length, length);
    }
    int from = (int) offset;
    int count = (int) Math.min(length, prefix.length - from);
    InputStream head = new ByteArrayInputStream(prefix, from, count);
    return length == count
        ? head
        : new SequenceInputStream(head, rest.open(0, Math.min(length - count, rest.size())));
  }
}
