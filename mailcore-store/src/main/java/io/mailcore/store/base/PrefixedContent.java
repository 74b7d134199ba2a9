package io.mailcore.store.base;

import io.mailcore.spi.blob.MessageContent;

/** The bytes of one copy of a message. */
public final class PrefixedContent {

  private PrefixedContent() {}

  /** The content of {@code prefix}, which nobody changes any more, and {@code blob}. */
  public static MessageContent of(byte[] prefix, MessageContent blob) {
    return MessageContent.prefixed(prefix, blob);
  }
}
