package io.mailcore.net.events;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.AppendResult;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.FlagUpdateResult;
import io.mailcore.spi.store.FlagsPage;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxChanges;
import io.mailcore.spi.store.MailboxStatus;
import io.mailcore.spi.store.MessageContents;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.TransferMode;
import io.mailcore.spi.store.TransferResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A mailbox of which what is called can be recorded. */
record WatchedMailbox(Mailbox mailbox, StoreCalls calls) implements Mailbox {

  @Override
  public MailboxId id() {
    return mailbox.id();
  }

  @Override
  public MailboxStatus status() {
    return StoreCalls.areOff()
        ? mailbox.status()
        : calls.call("Mailbox", "status", mailbox::status);
  }

  @Override
  public long deletedSize() {
    return StoreCalls.areOff()
        ? mailbox.deletedSize()
        : calls.call("Mailbox", "deletedSize", mailbox::deletedSize);
  }

  @Override
  public Set<Flag> keywords() {
    return StoreCalls.areOff()
        ? mailbox.keywords()
        : calls.call("Mailbox", "keywords", mailbox::keywords);
  }

  @Override
  public UidSet uids(UidRange range, int limit) {
    return StoreCalls.areOff()
        ? mailbox.uids(range, limit)
        : calls.call("Mailbox", "uids", () -> mailbox.uids(range, limit));
  }

  @Override
  public MessagePage messages(MessageQuery query) {
    return StoreCalls.areOff()
        ? mailbox.messages(query)
        : calls.call("Mailbox", "messages", () -> mailbox.messages(query));
  }

  @Override
  public FlagsPage flags(MessageQuery query) {
    return StoreCalls.areOff()
        ? mailbox.flags(query)
        : calls.call("Mailbox", "flags", () -> mailbox.flags(query));
  }

  @Override
  public MessageContent content(Uid uid) {
    return StoreCalls.areOff()
        ? mailbox.content(uid)
        : calls.call("Mailbox", "content", () -> mailbox.content(uid));
  }

  /** What is opened is recorded, one by one; nothing is read before. */
  @Override
  public MessageContents contents(UidSet uids) {
    MessageContents contents = mailbox.contents(uids);
    return StoreCalls.areOff() ? contents : new Contents(contents, calls);
  }

  @Override
  public AppendResult append(List<NewMessage> messages) {
    return StoreCalls.areOff()
        ? mailbox.append(messages)
        : calls.call("Mailbox", "append", () -> mailbox.append(messages));
  }

  @Override
  public FlagUpdateResult updateFlags(UidSet uids, FlagUpdate update) {
    return StoreCalls.areOff()
        ? mailbox.updateFlags(uids, update)
        : calls.call("Mailbox", "updateFlags", () -> mailbox.updateFlags(uids, update));
  }

  @Override
  public TransferResult transfer(UidSet uids, MailboxId target, TransferMode mode) {
    return StoreCalls.areOff()
        ? mailbox.transfer(uids, target, mode)
        : calls.call("Mailbox", "transfer", () -> mailbox.transfer(uids, target, mode));
  }

  @Override
  public UidSet expunge(UidSet uids) {
    return StoreCalls.areOff()
        ? mailbox.expunge(uids)
        : calls.call("Mailbox", "expunge", () -> mailbox.expunge(uids));
  }

  @Override
  public UidSet remove(UidSet uids) {
    return StoreCalls.areOff()
        ? mailbox.remove(uids)
        : calls.call("Mailbox", "remove", () -> mailbox.remove(uids));
  }

  @Override
  public MailboxChanges changesSince(ModSeq since) {
    return StoreCalls.areOff()
        ? mailbox.changesSince(since)
        : calls.call("Mailbox", "changesSince", () -> mailbox.changesSince(since));
  }

  @Override
  public UidSet claimRecent() {
    return StoreCalls.areOff()
        ? mailbox.claimRecent()
        : calls.call("Mailbox", "claimRecent", mailbox::claimRecent);
  }

  @Override
  public <T> Optional<T> extension(Class<T> type) {
    return WatchedExtensions.watch(mailbox.extension(type), type, calls);
  }

  record Contents(MessageContents contents, StoreCalls calls) implements MessageContents {

    @Override
    public MessageContent of(Uid uid) {
      return calls.call("MessageContents", "of", () -> contents.of(uid));
    }
  }
}
