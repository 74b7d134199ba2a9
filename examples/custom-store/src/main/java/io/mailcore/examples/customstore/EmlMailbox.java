package io.mailcore.examples.customstore;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.AppendResult;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.FlagUpdateResult;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxChanges;
import io.mailcore.spi.store.MailboxStatus;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.TransferMode;
import io.mailcore.spi.store.TransferResult;
import io.mailcore.store.index.Change;
import io.mailcore.store.index.MailboxIndex;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** One mailbox of an account. */
record EmlMailbox(EmlAccount account, MailboxId id) implements Mailbox {

  private MailboxIndex now() {
    return account.index().mailbox(id);
  }

  private <T> T change(Function<MailboxIndex, Change<MailboxIndex, T>> work) {
    return account.change(index -> index.change(id, work));
  }

  @Override
  public MailboxStatus status() {
    return now().status();
  }

  @Override
  public Set<Flag> keywords() {
    return now().keywords();
  }

  @Override
  public MessagePage messages(MessageQuery query) {
    return now().messages(query);
  }

  @Override
  public MessageContent content(Uid uid) {
    return now().content(uid, account.store.blobs());
  }

  @Override
  public AppendResult append(List<NewMessage> messages) {
    // A blob that isn't there is NOT_FOUND here already.
    messages.forEach(message -> account.store.blobs().open(message.blob()));
    return change(mailbox -> mailbox.append(messages, Instant.now()));
  }

  @Override
  public FlagUpdateResult updateFlags(UidSet uids, FlagUpdate update) {
    return change(mailbox -> mailbox.updateFlags(uids, update));
  }

  @Override
  public TransferResult transfer(UidSet uids, MailboxId target, TransferMode mode) {
    return account.change(index -> index.transfer(id, uids, target, mode, Instant.now()));
  }

  @Override
  public UidSet expunge(UidSet uids) {
    return change(mailbox -> mailbox.expunge(uids));
  }

  @Override
  public UidSet remove(UidSet uids) {
    return change(mailbox -> mailbox.remove(uids));
  }

  @Override
  public MailboxChanges changesSince(ModSeq since) {
    return now().changesSince(since);
  }

  @Override
  public UidSet claimRecent() {
    return change(MailboxIndex::claimRecent);
  }
}
