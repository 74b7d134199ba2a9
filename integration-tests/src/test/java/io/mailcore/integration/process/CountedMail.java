package io.mailcore.integration.process;

import io.mailcore.model.AccountId;
import io.mailcore.model.Uid;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import io.mailcore.spi.store.QuotaSource;
import io.mailcore.spi.store.QuotaStatus;
import io.mailcore.store.JdbcMailStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what a store counts, for quotas above all, with what is in it. */
public final class CountedMail {

  private static final int MOST_MAILBOXES = 1000;

  private CountedMail() {}

  /**
   * What doesn't fit in these accounts, nothing if all is well; while nothing is changed. Whatever
   * a store with a check of its own finds is among it.
   */
  public static List<String> differences(MailStore store, List<String> accounts) {
    List<String> differences = new ArrayList<>();
    accounts.forEach(account -> compare(store, account, differences));
    if (store instanceof JdbcMailStore database) {
      database.checkStore().forEach(finding -> differences.add(finding.toString()));
    }
    return differences;
  }

  private static void compare(MailStore store, String name, List<String> differences) {
    MailAccount account = store.account(AccountId.of(name), CallContext.of("check"));
    QuotaStatus counted = account.extension(QuotaSource.class).orElseThrow().quota();
    long messages = 0;
    long octets = 0;
    for (MailboxEntry entry : account.list(Optional.empty(), MOST_MAILBOXES)) {
      for (MessageMeta message : messages(account.open(entry.id()))) {
        messages++;
        octets += message.size();
      }
    }
    if (counted.messages() != messages || counted.octets() != octets) {
      differences.add(
          name + ": " + counted + " (expected: " + messages + " of " + octets + " octets)");
    }
  }

  private static List<MessageMeta> messages(Mailbox mailbox) {
    List<MessageMeta> all = new ArrayList<>();
    Optional<Uid> after;
    MessageQuery query = MessageQuery.all();
    do {
      MessagePage page = mailbox.messages(query);
      all.addAll(page.messages());
      after = page.next();
      query = after.map(query::withAfter).orElse(query);
    } while (after.isPresent());
    return all;
  }
}
