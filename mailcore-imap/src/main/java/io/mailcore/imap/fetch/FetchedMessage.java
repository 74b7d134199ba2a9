package io.mailcore.imap.fetch;

import static java.util.Objects.requireNonNull;

import io.mailcore.mime.MessageSummary;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.MessageFlags;
import io.mailcore.spi.store.MessageMeta;
import java.util.Optional;

/**
 * A message with what a {@link FetchPlan} needs of it.
 *
 * @param number its message number
 * @param flags its flags
 * @param meta dates and sizes, where the plan needs them
 * @param recent whether it is recent to the session
 * @param summary its structure, where the plan needs it
 * @param content its octets, where the plan needs them
 */
public record FetchedMessage(
    int number,
    MessageFlags flags,
    Optional<MessageMeta> meta,
    boolean recent,
    Optional<MessageSummary> summary,
    Optional<MessageContent> content) {

  /** Checks for null. */
  public FetchedMessage {
    requireNonNull(flags, "flags");
    requireNonNull(meta, "meta");
    requireNonNull(summary, "summary");
    requireNonNull(content, "content");
  }

  MessageMeta neededMeta() {
    return meta.orElseThrow(() -> new IllegalStateException("dates and sizes were not loaded"));
  }

  MessageSummary neededSummary() {
    return summary.orElseThrow(() -> new IllegalStateException("the summary was not loaded"));
  }

  MessageContent neededContent() {
    return content.orElseThrow(() -> new IllegalStateException("the content was not opened"));
  }
}
