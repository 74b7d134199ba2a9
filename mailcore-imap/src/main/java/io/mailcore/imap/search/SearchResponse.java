package io.mailcore.imap.search;

import io.mailcore.imap.wire.ImapWriter;

/** A response that may be as long as the mailbox is large. Used on the strand. */
public interface SearchResponse {

  /**
   * Writes the next step.
   *
   * @return whether the response goes on
   */
  boolean writeNext(ImapWriter out);
}
