package io.mailcore.net.events;

import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.SpecialUse;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An account of which what is called can be recorded. */
record WatchedAccount(MailAccount account, StoreCalls calls) implements MailAccount {

  @Override
  public List<MailboxEntry> list(Optional<MailboxName> after, int limit) {
    return StoreCalls.areOff()
        ? account.list(after, limit)
        : calls.call("MailAccount", "list", () -> account.list(after, limit));
  }

  @Override
  public Optional<MailboxEntry> find(MailboxName name) {
    return StoreCalls.areOff()
        ? account.find(name)
        : calls.call("MailAccount", "find", () -> account.find(name));
  }

  @Override
  public Mailbox open(MailboxId id) {
    Mailbox mailbox =
        StoreCalls.areOff()
            ? account.open(id)
            : calls.call("MailAccount", "open", () -> account.open(id));
    return new WatchedMailbox(mailbox, calls);
  }

  @Override
  public MailboxEntry create(MailboxName name, Set<SpecialUse> uses) {
    return StoreCalls.areOff()
        ? account.create(name, uses)
        : calls.call("MailAccount", "create", () -> account.create(name, uses));
  }

  @Override
  public MailboxEntry rename(MailboxName from, MailboxName to) {
    return StoreCalls.areOff()
        ? account.rename(from, to)
        : calls.call("MailAccount", "rename", () -> account.rename(from, to));
  }

  @Override
  public void delete(MailboxName name) {
    if (StoreCalls.areOff()) {
      account.delete(name);
    } else {
      calls.run("MailAccount", "delete", () -> account.delete(name));
    }
  }

  @Override
  public List<MailboxName> subscriptions() {
    return StoreCalls.areOff()
        ? account.subscriptions()
        : calls.call("MailAccount", "subscriptions", account::subscriptions);
  }

  @Override
  public void subscribe(MailboxName name, boolean subscribed) {
    if (StoreCalls.areOff()) {
      account.subscribe(name, subscribed);
    } else {
      calls.run("MailAccount", "subscribe", () -> account.subscribe(name, subscribed));
    }
  }

  @Override
  public <T> Optional<T> extension(Class<T> type) {
    return WatchedExtensions.watch(account.extension(type), type, calls);
  }
}
