package io.mailcore.spi.store;

import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import java.util.Map;

/**
 * Ability of a {@link Mailbox}: keeps, beside each message's bytes, a summary of them (envelope and
 * structure) that a protocol made once, so that it needn't read the bytes again. Opaque to the
 * store; made of the content behind {@link MessageMeta#prefixLength()}. Implemented by hosts; grows
 * by default methods only.
 */
public interface SummaryCache {

  /**
   * The summaries of these messages, as far as there are any; a caller asks for one page of
   * messages at a time.
   */
  Map<Uid, byte[]> summaries(UidSet uids);

  /**
   * Keeps a summary for a message. May forget it; does nothing if the message isn't there. Not a
   * change of the mailbox.
   */
  void remember(Uid uid, byte[] summary);
}
