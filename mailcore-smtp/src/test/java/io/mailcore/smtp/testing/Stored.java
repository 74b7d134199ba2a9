package io.mailcore.smtp.testing;

import io.mailcore.mime.MessageSummary;
import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.SummaryCache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a store holds. */
public final class Stored {

  private Stored() {}

  /** The messages of a mailbox, whole, one octet a character; none if it isn't there. */
  public static List<String> messages(MailStore store, String account, String mailbox) {
    return open(store, account, mailbox)
        .map(box -> uids(box).stream().map(uid -> read(box.content(uid))).toList())
        .orElse(List.of());
  }

  /** The summaries that were stored with the messages of somebody's INBOX. */
  public static List<MessageSummary> summaries(MailStore store, String account) {
    Mailbox box = open(store, account, "INBOX").orElseThrow();
    return box
        .extension(SummaryCache.class)
        .orElseThrow()
        .summaries(box.uids(UidRange.ALL, 1000))
        .values()
        .stream()
        .map(encoded -> MessageSummary.decode(encoded).orElseThrow())
        .toList();
  }

  private static Optional<Mailbox> open(MailStore store, String account, String mailbox) {
    MailAccount owner = store.account(AccountId.of(account), CallContext.of("test"));
    return owner.find(MailboxName.of(mailbox)).map(MailboxEntry::id).map(owner::open);
  }

  private static List<Uid> uids(Mailbox box) {
    return box.uids(UidRange.ALL, 1000).stream().mapToObj(Uid::of).toList();
  }

  private static String read(MessageContent content) {
    try (InputStream in = content.open()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
