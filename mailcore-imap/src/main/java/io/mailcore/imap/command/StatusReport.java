package io.mailcore.imap.command;

import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.MailboxName;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MailboxStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a STATUS response says of a mailbox; taken before anything is written, as it can fail.
 *
 * @param values the items in the order in which they were asked for
 */
record StatusReport(MailboxName name, Map<StatusItem, String> values) {

  /**
   * Takes it from the store.
   *
   * @throws io.mailcore.model.StoreException NOT_FOUND if the mailbox is gone
   */
  static StatusReport of(MailboxEntry entry, Set<StatusItem> items, ImapSession session) {
    Mailbox mailbox = session.mailboxes().open(entry.id());
    MailboxStatus status = mailbox.status();
    Map<StatusItem, String> values = new LinkedHashMap<>();
    items.forEach(item -> values.put(item, item.value(status, mailbox, session)));
    return new StatusReport(entry.name(), values);
  }

  ImapWriter write(ImapWriter writer) {
    writer.untagged().raw("STATUS").mailbox(name).open();
    values.forEach((item, value) -> writer.raw(item.word()).raw(value));
    return writer.close().crlf();
  }
}
