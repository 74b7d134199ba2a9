package io.mailcore.smtp.testing;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a store holds. */
public final class Stored {

  private Stored() {}

  /** The messages of a mailbox, whole, one octet a character; none if it isn't there. */
  public static List<String> messages(MailStore store, String account, String mailbox) {
    MailAccount owner = store.account(AccountId.of(account), CallContext.of("test"));
    Optional<MailboxEntry> entry = owner.find(MailboxName.of(mailbox));
    if (entry.isEmpty()) {
      return List.of();
    }
    Mailbox box = owner.open(entry.get().id());
    List<String> messages = new ArrayList<>();
    box.uids(UidRange.ALL, 1000).forEach(uid -> messages.add(read(box, Uid.of(uid))));
    return messages;
  }

  private static String read(Mailbox mailbox, Uid uid) {
    try (InputStream in = mailbox.content(uid).open()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
