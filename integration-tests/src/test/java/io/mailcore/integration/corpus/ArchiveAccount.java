package io.mailcore.integration.corpus;

import io.mailcore.model.AccountId;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessageQuery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is in an account's INBOX. */
record ArchiveAccount(MailStore store, AccountId id) {

  static ArchiveAccount of(MailStore store, String id) {
    return new ArchiveAccount(store, AccountId.of(id));
  }

  /** A message as it is compared: octets as characters, flags in order. */
  record Kept(String text, Set<Flag> flags, Instant date) {

    /** Short, as messages may be large. */
    @Override
    public String toString() {
      return flags + " " + date + " " + text.length() + ": " + text.lines().findFirst().orElse("");
    }
  }

  Mailbox inbox() {
    MailAccount account = store.account(id, CallContext.of("test"));
    return account.open(account.find(MailboxName.INBOX).orElseThrow().id());
  }

  List<Kept> messages() throws IOException {
    List<Kept> all = new ArrayList<>();
    Mailbox inbox = inbox();
    MessageQuery query = MessageQuery.all().withLimit(100_000);
    for (MessageMeta meta : inbox.messages(query).messages()) {
      try (InputStream in = inbox.content(meta.uid()).open()) {
        String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        all.add(new Kept(text, new TreeSet<>(meta.flags()), meta.internalDate().toInstant()));
      }
    }
    return all;
  }
}
