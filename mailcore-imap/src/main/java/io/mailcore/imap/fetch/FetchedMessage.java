package io.mailcore.imap.fetch;

import static java.util.Objects.requireNonNull;

import io.mailcore.mime.MessageSummary;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.MessageMeta;
import java.util.Optional;

/**
 * A message with what a {@link FetchPlan} needs of it.
 *
 * @param number its message number
 * @param meta flags, dates and sizes
 * @param recent whether it is recent to the session
 * @param summary its structure, where the plan needs it
 * @param content its octets, where the plan needs them
 */
public record FetchedMessage(
    int number,
    MessageMeta meta,
    boolean recent,
    Optional<MessageSummary> summary,
    Optional<MessageContent> content) {

  /** Checks for null. */
  public FetchedMessage {
    requireNonNull(meta, "meta");
    requireNonNull(summary, "summary");
    requireNonNull(content, "content");
  }

  MessageSummary neededSummary() {
    return summary.orElseThrow(() -> new IllegalStateException("the summary was not loaded"));
  }

  MessageContent neededContent() {
    return content.orElseThrow(() -> new IllegalStateException("the content was not opened"));
  }
}
