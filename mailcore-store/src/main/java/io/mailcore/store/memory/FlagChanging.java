package io.mailcore.store.memory;

import io.mailcore.model.Flag;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.FlagUpdateResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Changes of flags, under the lock of the account. */
final class FlagChanging {

  private FlagChanging() {}

  private record Change(StoredMessage message, Set<Flag> flags) {}

  static FlagUpdateResult update(MailboxState mailbox, UidSet uids, FlagUpdate update) {
    UidSet.Builder unchanged = UidSet.builder();
    UidSet.Builder conflicting = UidSet.builder();
    List<Change> changes = new ArrayList<>();
    long unchangedSince = update.unchangedSince().map(m -> m.value()).orElse(Long.MAX_VALUE);
    mailbox.messages.scan(
        uids,
        message -> {
          Set<Flag> flags = update.applyTo(message.flags);
          if (message.modSeq > unchangedSince) {
            conflicting.add(message.uid);
          } else if (flags.equals(message.flags)) {
            unchanged.add(message.uid);
          } else {
            changes.add(new Change(message, flags));
          }
          return true;
        });
    UidSet changed = apply(mailbox, changes);
    return new FlagUpdateResult(changed, unchanged.build(), conflicting.build(), mailbox.highest());
  }

  private static UidSet apply(MailboxState mailbox, List<Change> changes) {
    if (changes.isEmpty()) {
      return UidSet.empty();
    }
    mailbox.learn(changes.stream().map(Change::flags).toList());
    long modSeq = mailbox.nextModSeq();
    UidSet.Builder changed = UidSet.builder();
    for (Change change : changes) {
      mailbox.setFlags(change.message(), change.flags(), modSeq);
      changed.add(change.message().uid);
    }
    return changed.build();
  }
}
