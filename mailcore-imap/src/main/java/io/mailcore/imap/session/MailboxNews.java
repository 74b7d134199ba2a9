package io.mailcore.imap.session;

import io.mailcore.model.ModSeq;
import io.mailcore.model.UidSet;

/**
 * What a client is to be told of its selected mailbox.
 *
 * @param since up to which change it knew the mailbox
 * @param before its view before, for the numbers of what is expunged
 * @param expunged messages that it knew and that are gone
 * @param arrived messages that it didn't know
 * @param keywords whether there are keywords that it didn't know
 * @param flags messages that it knew and whose flags may be others now
 * @param own changes among {@code flags} that it made itself
 */
record MailboxNews(
    ModSeq since,
    UidIndex before,
    UidSet expunged,
    UidSet arrived,
    boolean keywords,
    UidSet flags,
    OwnChanges own) {

  boolean isEmpty() {
    return expunged.isEmpty() && arrived.isEmpty() && !keywords && flags.isEmpty();
  }
}
