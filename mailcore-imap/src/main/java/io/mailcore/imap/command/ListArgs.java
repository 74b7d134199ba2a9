package io.mailcore.imap.command;

import io.mailcore.imap.wire.ImapReader;
import io.mailcore.model.MailboxPattern;

/**
 * What LIST and LSUB ask for.
 *
 * @param reference where names begin
 * @param pattern a name with wildcards behind that
 */
record ListArgs(String reference, String pattern) {

  static ListArgs read(ImapReader in) {
    in.sp();
    String reference = in.mailboxText();
    in.sp();
    return new ListArgs(reference, in.listMailbox());
  }

  MailboxPattern matcher() {
    return MailboxPattern.of(reference + pattern);
  }
}
