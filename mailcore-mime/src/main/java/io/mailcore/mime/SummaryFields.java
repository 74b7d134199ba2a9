package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a {@link MessageSummary} holds of the message's own header: enough for most searches.
 *
 * @param envelope the envelope of the message
 * @param references the References field as written
 */
public record SummaryFields(MessageEnvelope envelope, Optional<String> references) {

  /** Checks for null. */
  public SummaryFields {
    requireNonNull(envelope, "envelope");
    requireNonNull(references, "references");
  }
}
