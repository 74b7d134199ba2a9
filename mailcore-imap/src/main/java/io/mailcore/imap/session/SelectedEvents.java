package io.mailcore.imap.session;

import io.mailcore.model.UidSet;
import java.util.Optional;

/**
 * What a client is told of its selected mailbox (RFC 5465, section 6.1).
 *
 * @param when at which times
 * @param flags whether of changes of flags
 * @param arrivals what is sent of new messages beside their number
 */
public record SelectedEvents(When when, boolean flags, Optional<Arrivals> arrivals) {

  /** What is told to who hasn't used NOTIFY. */
  static final SelectedEvents DEFAULT =
      new SelectedEvents(When.BETWEEN_COMMANDS, true, Optional.empty());

  /** When there is news. */
  public enum When {
    /** Never. */
    NEVER(Updates.NONE),
    /** When a command ends, and in IDLE. */
    BETWEEN_COMMANDS(Updates.NONE),
    /** At any time, but for expunges, which come between commands. */
    DELAYED(Updates.NO_EXPUNGE),
    /** At any time. */
    AT_ONCE(Updates.ALL);

    private final Updates anyTime;

    When(Updates anyTime) {
      this.anyTime = anyTime;
    }

    /** What may be told while no command runs. */
    Updates anyTime() {
      return anyTime;
    }
  }

  /** Sends something of new messages. */
  public interface Arrivals {

    /** The responses for these messages, which the client has just been told of. */
    ResponsePieces fetch(UidSet uids, Responder out);
  }
}
