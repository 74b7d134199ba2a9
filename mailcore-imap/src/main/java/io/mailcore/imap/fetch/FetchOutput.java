package io.mailcore.imap.fetch;

import io.mailcore.imap.wire.ImapWriter;
import java.nio.ByteBuffer;

/** Where a {@link FetchResponse} goes. */
public interface FetchOutput {

  /** Where words of the protocol are written; sent by the caller when it thinks fit. */
  ImapWriter writer();

  /**
   * Sends what the writer has, then octets of a literal.
   *
   * @param octets not changed afterwards
   */
  void octets(ByteBuffer octets);
}
