package io.mailcore.imap.fetch;

import static java.util.Objects.requireNonNull;

import io.mailcore.mime.MessageSummary;
import io.mailcore.spi.store.MessageMeta;

/**
 * Where the parts of a stored message lie. The summary is that of the bytes that copies may share;
 * in front of them stand the header fields of this copy alone.
 *
 * @param summary what the shared bytes are made of
 * @param prefixLength octets in front of them
 */
record MessageLayout(MessageSummary summary, int prefixLength) {

  MessageLayout {
    requireNonNull(summary, "summary");
  }

  static MessageLayout of(MessageSummary summary, MessageMeta meta) {
    return new MessageLayout(summary, meta.prefixLength());
  }

  /** Octets of the whole message. */
  long size() {
    return prefixLength + summary.size();
  }
}
