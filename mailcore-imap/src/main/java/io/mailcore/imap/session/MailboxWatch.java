package io.mailcore.imap.session;

import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;

/**
 * Looks on while the selected mailbox changes, and tells the client what that means for something
 * that it has asked for earlier. Used on the strand.
 */
public interface MailboxWatch {

  /**
   * Messages are about to be expunged; their numbers are still good.
   *
   * @param numbers gives the number of each
   */
  void leaving(UidSet gone, ToIntFunction<Uid> numbers, ImapWriter out);

  /**
   * Messages have come, or their flags have changed, and the client has been told of that.
   *
   * @return tells the rest, step by step, and answers whether there is more; if it fails, the same
   *     messages are given again, with others
   */
  BooleanSupplier changed(UidSet uids, Responder out);
}
