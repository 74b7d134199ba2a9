package io.mailcore.net;

import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Removes what a mailbox has beyond its limits, a page at a time, the oldest first. For one thread.
 */
final class MailboxPruning {

  /** The most messages in a page. */
  static final int PAGE = 500;

  // Mostly there is nothing to remove: the first look is a short one.
  private static final int FIRST_LOOK = 50;

  private final Mailbox mailbox;
  private final Optional<Instant> oldest;
  private OptionalLong maxMessages;
  private Optional<MessageQuery> query = Optional.of(MessageQuery.all().withLimit(FIRST_LOOK));
  private long messages;
  private long octets;

  MailboxPruning(Mailbox mailbox, RetentionPolicy.Limits limits, Instant now) {
    this.mailbox = mailbox;
    this.oldest = limits.maxAge().map(now::minus);
    this.maxMessages = limits.maxMessages();
  }

  /** Whether there may be more to remove. */
  boolean hasNext() {
    return query.isPresent();
  }

  /** How many messages the last page removed. */
  long messages() {
    return messages;
  }

  /** How many octets the messages had that the last page removed. */
  long octets() {
    return octets;
  }

  /** Removes what is to go of the next page. */
  void next() {
    if (oldest.isEmpty() && excess() <= 0) {
      removed(0, 0, Optional.empty());
    } else {
      removeOfPage();
    }
  }

  private void removed(long count, long size, Optional<MessageQuery> following) {
    messages = count;
    octets = size;
    query = following;
  }

  private void removeOfPage() {
    MessagePage page = mailbox.messages(query.orElseThrow());
    List<MessageMeta> found = page.messages();
    List<MessageMeta> old = old(found, excess());
    UidSet removed = old.isEmpty() ? UidSet.empty() : mailbox.remove(MessageMeta.uids(old));
    long size =
        old.stream().filter(m -> removed.contains(m.uid())).mapToLong(MessageMeta::size).sum();
    if (old.size() < found.size()) {
      // Older messages than those behind this page stay, so that by number those stay as well.
      maxMessages = OptionalLong.empty();
    }
    removed(
        removed.size(),
        size,
        page.next().filter(uid -> mayGo(found.get(found.size() - 1))).map(MailboxPruning::behind));
  }

  private static MessageQuery behind(Uid uid) {
    return MessageQuery.all().withAfter(uid).withLimit(PAGE);
  }

  /**
   * How many of the first messages are too many. Asked after the page was read, never before: where
   * another has removed some of it meanwhile, there are fewer, and none goes for them.
   */
  private long excess() {
    return maxMessages.isEmpty()
        ? 0
        : mailbox.status().counts().messages() - maxMessages.getAsLong();
  }

  private List<MessageMeta> old(List<MessageMeta> found, long excess) {
    List<MessageMeta> old = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      if (i < excess || isTooOld(found.get(i))) {
        old.add(found.get(i));
      }
    }
    return old;
  }

  private boolean isTooOld(MessageMeta message) {
    Instant since = message.saveDate().orElseGet(() -> message.internalDate().toInstant());
    return oldest.isPresent() && since.isBefore(oldest.get());
  }

  /**
   * Whether a message behind this one may have to go. Save dates ascend as UIDs do, but where a
   * clock was set back, and there the next run goes on; internal dates come in any order.
   */
  private boolean mayGo(MessageMeta last) {
    boolean byNumber = maxMessages.isPresent();
    boolean byAge = oldest.isPresent() && (isTooOld(last) || last.saveDate().isEmpty());
    return byNumber || byAge;
  }
}
