package io.mailcore.store.base;

import static java.util.Objects.requireNonNull;

import io.mailcore.spi.blob.MessageContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * The bytes of one copy of a message: its own prefix, and the blob behind it that other copies may
 * share.
 */
public final class PrefixedContent implements MessageContent {

  private final byte[] prefix;
  private final MessageContent blob;

  private PrefixedContent(byte[] prefix, MessageContent blob) {
    this.prefix = prefix;
    this.blob = requireNonNull(blob, "blob");
  }

  /** The content of {@code prefix}, which nobody changes any more, and {@code blob}. */
  public static MessageContent of(byte[] prefix, MessageContent blob) {
    return prefix.length == 0 ? blob : new PrefixedContent(prefix, blob);
  }

  @Override
  public long size() {
    return prefix.length + blob.size();
  }

  @Override
  public InputStream open(long offset, long length) throws IOException {
    ContentRange range = ContentRange.of(offset, length, size());
    if (range.offset() >= prefix.length) {
      return blob.open(range.offset() - prefix.length, range.length());
    }
    int from = (int) range.offset();
    int fromPrefix = (int) Math.min(range.length(), prefix.length - from);
    InputStream head = new ByteArrayInputStream(prefix, from, fromPrefix);
    long rest = range.length() - fromPrefix;
    return rest == 0 ? head : new SequenceInputStream(head, blob.open(0, rest));
  }
}
