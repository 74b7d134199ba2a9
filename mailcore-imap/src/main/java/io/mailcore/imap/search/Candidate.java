package io.mailcore.imap.search;

import io.mailcore.imap.fetch.Summaries;
import io.mailcore.mime.MessageSummary;
import io.mailcore.mime.SummaryFields;
import io.mailcore.model.ModSeq;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.MessageContents;
import io.mailcore.spi.store.MessageFlags;
import io.mailcore.spi.store.MessageMeta;
import java.util.Optional;

/** A message to which conditions are put, loaded so far as its reach says. */
final class Candidate {

  private final Uid uid;
  private final Optional<MessageFlags> flags;
  private final Summaries summaries;
  private Optional<MessageMeta> meta;
  private Cost reach = Cost.META;
  private Optional<SummaryFields> fields = Optional.empty();
  private Optional<MessageSummary> summary = Optional.empty();
  private Optional<MessageContents> contents = Optional.empty();
  private Optional<MessageContent> content = Optional.empty();

  private Candidate(
      Uid uid, Optional<MessageFlags> flags, Optional<MessageMeta> meta, Summaries summaries) {
    this.uid = uid;
    this.flags = flags;
    this.meta = meta;
    this.summaries = summaries;
  }

  /** A message of which more than flags is wanted. */
  static Candidate of(MessageMeta meta, Summaries summaries) {
    return new Candidate(
        meta.uid(), Optional.of(meta.messageFlags()), Optional.of(meta), summaries);
  }

  /** A message whose flags are wanted. */
  static Candidate of(MessageFlags flags, Summaries summaries) {
    return new Candidate(flags.uid(), Optional.of(flags), Optional.empty(), summaries);
  }

  /** A message of which neither is wanted. It may be gone. */
  static Candidate of(Uid uid, Summaries summaries) {
    return new Candidate(uid, Optional.empty(), Optional.empty(), summaries);
  }

  Uid uid() {
    return uid;
  }

  /** The mod-sequence; 0 where flags aren't wanted. */
  ModSeq modSeq() {
    return flags.map(MessageFlags::modSeq).orElse(ModSeq.ZERO);
  }

  MessageFlags flags() {
    return flags.orElseThrow(() -> new IllegalStateException("flags were not loaded"));
  }

  MessageMeta meta() {
    return meta.orElseThrow(() -> new IllegalStateException("dates and sizes were not loaded"));
  }

  /** Lets conditions of this cost be answered from now on. */
  void reach(Cost cost) {
    reach = cost;
  }

  boolean reaches(Cost cost) {
    return reach.compareTo(cost) >= 0;
  }

  /** Whether the store has a summary that can be read, so that none need be made. */
  boolean hasFields() {
    if (fields.isEmpty()) {
      fields = summaries.storedFields(uid);
    }
    return fields.isPresent();
  }

  /**
   * The fields that the summary holds.
   *
   * @throws StoreException if the message has been removed meanwhile
   */
  SummaryFields fields() {
    if (!hasFields()) {
      fields = Optional.of(summary().fields());
    }
    return fields.orElseThrow();
  }

  /**
   * The summary.
   *
   * @throws StoreException if the message has been removed meanwhile
   */
  MessageSummary summary() {
    if (summary.isEmpty()) {
      summary = Optional.of(summaries.of(meta()));
    }
    return summary.get();
  }

  boolean hasMeta() {
    return meta.isPresent();
  }

  /** Makes ready for its octets to be read. */
  void open(MessageMeta known, MessageContents page) {
    meta = Optional.of(known);
    contents = Optional.of(page);
  }

  /**
   * The content.
   *
   * @throws StoreException if the message has been removed meanwhile
   */
  MessageContent content() {
    if (content.isEmpty()) {
      content = Optional.of(contents.orElseThrow().of(uid));
    }
    return content.get();
  }
}
