package io.mailcore.imap.command;

import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.OptIn;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.MailboxName;
import java.util.Optional;

/**
 * The name of a mailbox as a client wrote it. It may be another than the server's: INBOX in small
 * letters, or text that isn't in Unicode's normal form C (RFC 9051, section 5.1).
 *
 * @param text decoded
 * @param name what it names; empty if no mailbox can have it
 */
record GivenName(String text, Optional<MailboxName> name) {

  /** Wants a name, as {@link MailboxAnswers#name} does. */
  static GivenName read(ImapReader in) {
    String text = in.mailboxText();
    return new GivenName(text, MailboxName.tryOf(text));
  }

  /**
   * Tells a client of IMAP4rev2 that has written a name in another way how the server does (RFC
   * 9051, section 6.3.9.7).
   *
   * @param current what the mailbox is called now
   * @param attribute of it, or empty
   */
  void tell(MailboxName current, String attribute, ImapSession session, Responder out) {
    if (session.isEnabled(OptIn.IMAP4REV2) && isOther()) {
      ImapWriter writer = out.writer().untagged().raw("LIST").open();
      if (!attribute.isEmpty()) {
        writer.raw(attribute);
      }
      out.send(end(current, writer.close()));
    }
  }

  /** Writes what stands behind the attributes of a LIST response, with its line end. */
  ImapWriter end(MailboxName current, ImapWriter writer) {
    writer.string(String.valueOf(MailboxName.SEPARATOR)).mailbox(current);
    if (isOther()) {
      writer.open().string("OLDNAME").open().mailboxText(text).close().close();
    }
    return writer.crlf();
  }

  /** Whether the client's text isn't the name, but for a separator at its end (section 6.3.4). */
  private boolean isOther() {
    String separator = String.valueOf(MailboxName.SEPARATOR);
    String bare = text.endsWith(separator) ? text.substring(0, text.length() - 1) : text;
    return MailboxName.tryOf(bare).map(own -> !own.value().equals(bare)).orElse(false);
  }
}
