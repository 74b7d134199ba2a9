package io.mailcore.imap.search;

import io.mailcore.imap.fetch.Summaries;
import io.mailcore.mime.MessageSummary;
import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageMeta;
import java.util.Optional;

/** A message to which conditions are put, loaded so far as its reach says. */
final class Candidate {

  private final MessageMeta meta;
  private final Mailbox mailbox;
  private final Summaries summaries;
  private Cost reach = Cost.META;
  private Optional<MessageSummary> summary = Optional.empty();
  private Optional<MessageContent> content = Optional.empty();

  Candidate(MessageMeta meta, Mailbox mailbox, Summaries summaries) {
    this.meta = meta;
    this.mailbox = mailbox;
    this.summaries = summaries;
  }

  MessageMeta meta() {
    return meta;
  }

  /** Lets conditions of this cost be answered from now on. */
  void reach(Cost cost) {
    reach = cost;
  }

  boolean reaches(Cost cost) {
    return reach.compareTo(cost) >= 0;
  }

  /**
   * The summary.
   *
   * @throws StoreException if the message has been removed meanwhile
   */
  MessageSummary summary() {
    if (summary.isEmpty()) {
      summary = Optional.of(summaries.of(meta));
    }
    return summary.get();
  }

  /**
   * The content.
   *
   * @throws StoreException if the message has been removed meanwhile
   */
  MessageContent content() {
    if (content.isEmpty()) {
      content = Optional.of(mailbox.content(meta.uid()));
    }
    return content.get();
  }
}
