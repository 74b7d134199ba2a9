package io.mailcore.store.memory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.ObjectId;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.AppendResult;
import io.mailcore.spi.store.NewMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** One append: names the blobs and takes the room first, then adds the messages, all or none. */
final class MessageAppend {

  private final MemoryMailboxes store;
  private final List<NewMessage> messages;
  private final QuotaLimit limit;
  private final List<MemoryBlob> named = new ArrayList<>();
  private final List<StoredMessage.Body> bodies = new ArrayList<>();

  MessageAppend(MemoryMailboxes store, List<NewMessage> messages, QuotaLimit limit) {
    this.store = store;
    this.limit = limit;
    this.messages = List.copyOf(requireNonNull(messages, "messages"));
    if (this.messages.isEmpty()) {
      throw new IllegalArgumentException("messages: none (expected: at least one)");
    }
  }

  /** Does it in the mailbox that {@code mailbox} gives, under its lock. */
  AppendResult into(Locked mailbox) {
    long prefixes = messages.stream().mapToLong(message -> message.prefix().length).sum();
    try {
      nameBlobs();
      store.budget().add(messages.size(), prefixes);
      try {
        return mailbox.with(this::add);
      } catch (RuntimeException e) {
        store.budget().free(messages.size(), prefixes);
        throw e;
      }
    } catch (RuntimeException e) {
      named.forEach(store.memoryBlobs()::unname);
      throw e;
    }
  }

  /** Calls something with a mailbox under its lock. */
  interface Locked {
    AppendResult with(Function<MailboxState, AppendResult> action);
  }

  private void nameBlobs() {
    for (NewMessage message : messages) {
      MemoryBlob blob = store.memoryBlobs().name(message.blob().id());
      named.add(blob);
      ObjectId emailId = new ObjectId(store.ids().next('e'));
      bodies.add(new StoredMessage.Body(blob, message.prefix(), message.internalDate(), emailId));
      message.summary().ifPresent(summary -> store.memoryBlobs().remember(blob, summary));
    }
  }

  private AppendResult add(MailboxState mailbox) {
    long octets = bodies.stream().mapToLong(StoredMessage.Body::size).sum();
    mailbox.account.requireRoom(limit, octets, bodies.size());
    mailbox.requireUids(messages.size());
    mailbox.learn(messages.stream().map(NewMessage::flags).toList());
    Instant now = store.clock().instant();
    long modSeq = mailbox.nextModSeq();
    UidSet.Builder uids = UidSet.builder();
    for (int i = 0; i < bodies.size(); i++) {
      Set<Flag> flags = messages.get(i).flags();
      uids.add(mailbox.append(bodies.get(i), flags, now, modSeq).uid);
    }
    return new AppendResult(mailbox.uidValidity, uids.build(), ModSeq.of(modSeq));
  }
}
