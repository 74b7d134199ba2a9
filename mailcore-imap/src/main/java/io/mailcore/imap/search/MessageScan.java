package io.mailcore.imap.search;

import io.mailcore.imap.fetch.Summaries;
import io.mailcore.mime.SummaryFields;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Goes through messages in the order of their UIDs, a page a step, for what sorts and threads need
 * of each. A message whose summary isn't stored takes a step of its own, as its octets are read for
 * that. Messages that are gone are passed over, of damaged ones no fields are known.
 */
final class MessageScan {

  static final int PAGE = 500;

  /** Takes one message after another. */
  interface Target {
    /** Fields are empty where they aren't wanted or can't be read. */
    void take(MessageMeta meta, Optional<SummaryFields> fields);
  }

  private final Mailbox mailbox;
  private final MessageQuery query;
  private final boolean withFields;
  private final Target target;
  private final Summaries summaries;
  private final Deque<MessageMeta> page = new ArrayDeque<>();
  private final UidSet.Builder damaged = UidSet.builder();
  private Optional<Uid> after = Optional.empty();
  private boolean pagesDone;

  /**
   * A scan.
   *
   * @param uids of the messages
   * @param withFields whether header fields are wanted too
   */
  MessageScan(Mailbox mailbox, UidSet uids, boolean withFields, Target target) {
    this.mailbox = mailbox;
    this.query = MessageQuery.of(uids).withLimit(PAGE);
    this.withFields = withFields;
    this.target = target;
    this.summaries = new Summaries(mailbox);
    this.pagesDone = uids.isEmpty();
  }

  /**
   * Goes on.
   *
   * @return whether there are more messages
   */
  boolean step() {
    if (!page.isEmpty()) {
      take(page.pop(), Optional.empty());
    } else if (!pagesDone) {
      nextPage();
    }
    boolean cheap = true;
    while (cheap && !page.isEmpty()) {
      Optional<SummaryFields> fields = summaries.storedFields(page.peek().uid());
      cheap = !withFields || fields.isPresent();
      if (cheap) {
        take(page.pop(), fields);
      }
    }
    return !page.isEmpty() || !pagesDone;
  }

  private void nextPage() {
    MessagePage listed = mailbox.messages(after.map(query::withAfter).orElse(query));
    after = listed.next();
    pagesDone = after.isEmpty();
    page.addAll(listed.messages());
    if (withFields) {
      UidSet.Builder uids = UidSet.builder();
      page.forEach(meta -> uids.add(meta.uid().value()));
      summaries.load(uids.build());
    }
  }

  private void take(MessageMeta meta, Optional<SummaryFields> stored) {
    if (!withFields || stored.isPresent()) {
      target.take(meta, stored);
      return;
    }
    try {
      target.take(meta, Optional.of(summaries.of(meta).fields()));
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.DAMAGED) {
        damaged.add(meta.uid().value());
        target.take(meta, Optional.empty());
      } else if (e.kind() != StoreException.Kind.NOT_FOUND) {
        throw e;
      }
    }
  }

  /** Those that couldn't be read, as far as this has come. */
  UidSet damaged() {
    return damaged.build();
  }
}
