package io.mailcore.store.memory;

import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.FlagsPage;
import io.mailcore.spi.store.MailboxChanges;
import io.mailcore.spi.store.MessageFlags;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What can be asked of a mailbox, under the lock of its account. */
final class MailboxReading {

  // Where fewer messages changed than that, they are found by the order of changes and sorted.
  private static final int FEW_CHANGES = 4096;

  private MailboxReading() {}

  static UidSet uids(MailboxState mailbox, UidRange range, int limit) {
    UidSet.Builder uids = UidSet.builder();
    int[] count = {0};
    mailbox.messages.scan(
        range,
        message -> {
          uids.add(message.uid);
          return ++count[0] < limit;
        });
    return uids.build();
  }

  static MessagePage messages(MailboxState mailbox, MessageQuery query) {
    Page<MessageMeta> page = page(mailbox, query, StoredMessage::meta);
    return new MessagePage(page.found, !page.more);
  }

  static FlagsPage flags(MailboxState mailbox, MessageQuery query) {
    Page<MessageFlags> page = page(mailbox, query, StoredMessage::messageFlags);
    return new FlagsPage(page.found, !page.more);
  }

  private static <T> Page<T> page(
      MailboxState mailbox, MessageQuery query, Function<StoredMessage, T> view) {
    Page<T> page = new Page<>(query.limit(), view);
    if (query.after().filter(Uid.MAX::equals).isPresent()) {
      return page;
    }
    UidRange range =
        query.after().map(uid -> UidRange.from(Uid.of(uid.value() + 1))).orElse(UidRange.ALL);
    long since = query.changedSince().value();
    if (since > 0 && !mailbox.changes.hasMoreThan(FEW_CHANGES, since)) {
      scanChanges(mailbox, query, range, page);
    } else if (query.uids().isPresent()) {
      UidSet wanted = query.uids().get().intersection(UidSet.of(range));
      mailbox.messages.scan(wanted, message -> message.modSeq <= since || page.test(message));
    } else {
      mailbox.messages.scan(range, message -> message.modSeq <= since || page.test(message));
    }
    return page;
  }

  private static void scanChanges(
      MailboxState mailbox, MessageQuery query, UidRange range, Page<?> page) {
    List<StoredMessage> changed = new ArrayList<>();
    mailbox.changes.forEachSince(
        query.changedSince().value(),
        message -> {
          boolean wanted = query.uids().map(uids -> uids.contains(message.uid)).orElse(true);
          if (wanted && message.uid >= range.first().value()) {
            changed.add(message);
          }
        });
    changed.sort(Comparator.comparingLong(message -> message.uid));
    for (StoredMessage message : changed) {
      if (!page.test(message)) {
        return;
      }
    }
  }

  static MailboxChanges changes(MailboxState mailbox, long since) {
    List<Uid> changed = new ArrayList<>();
    mailbox.changes.forEachSince(since, message -> changed.add(Uid.of(message.uid)));
    return new MailboxChanges(
        mailbox.removals.reachesBackTo(since),
        mailbox.highest(),
        UidSet.of(changed),
        mailbox.removals.since(since));
  }

  /** Gathers what is wanted of messages up to a limit, and whether there was one more. */
  private static final class Page<T> implements Predicate<StoredMessage> {

    private final int limit;
    private final Function<StoredMessage, T> view;
    private final List<T> found = new ArrayList<>();
    private boolean more;

    private Page(int limit, Function<StoredMessage, T> view) {
      this.limit = limit;
      this.view = view;
    }

    @Override
    public boolean test(StoredMessage message) {
      if (found.size() == limit) {
        more = true;
        return false;
      }
      found.add(view.apply(message));
      return true;
    }
  }
}
