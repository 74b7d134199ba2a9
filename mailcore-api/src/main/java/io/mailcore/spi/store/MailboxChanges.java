package io.mailcore.spi.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.ModSeq;
import io.mailcore.model.UidSet;

/**
 * What has changed in a mailbox after some mod-sequence, of one moment. The metas of {@code
 * changed} are fetched with {@link Mailbox#messages}, a page at a time.
 *
 * @param complete whether {@code vanished} holds all that was removed since; if not, the log of
 *     removals doesn't reach back so far and the caller compares {@link Mailbox#uids} with what it
 *     knows
 * @param highest the mod-sequence up to which this tells; the next question begins here
 * @param changed messages that are there now and are new or have other flags
 * @param vanished messages that aren't there any more; may hold some that the caller never knew
 */
public record MailboxChanges(boolean complete, ModSeq highest, UidSet changed, UidSet vanished) {

  public MailboxChanges {
    requireNonNull(highest, "highest");
    requireNonNull(changed, "changed");
    requireNonNull(vanished, "vanished");
  }
}
