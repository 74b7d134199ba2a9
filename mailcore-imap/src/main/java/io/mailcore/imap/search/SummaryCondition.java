package io.mailcore.imap.search;

import io.mailcore.imap.wire.SearchKey.Relation;
import io.mailcore.mime.EncodedWords;
import io.mailcore.mime.EnvelopeAddress;
import io.mailcore.mime.MessageDate;
import io.mailcore.mime.MessageEnvelope;
import io.mailcore.mime.SummaryFields;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A condition on what the stored summary holds.
 *
 * @param holds of a message
 */
record SummaryCondition(Predicate<SummaryFields> holds) implements Condition.Leaf {

  @Override
  public Cost cost() {
    return Cost.SUMMARY;
  }

  @Override
  public Verdict test(Candidate message) {
    return message.reaches(Cost.SUMMARY) ? Verdict.of(holds.test(message.fields())) : Verdict.OPEN;
  }

  /** A message without a date that can be read was sent at no time. */
  static SummaryCondition sent(Relation relation, LocalDate date) {
    return new SummaryCondition(
        summary ->
            summary
                .envelope()
                .date()
                .flatMap(MessageDate::parse)
                .map(sent -> MetaCondition.compare(sent.toLocalDate(), relation, date))
                .orElse(false));
  }

  /**
   * A field that the summary has, or nothing if the header must be read. Sender and Reply-To are
   * not among them: the summary says From where they are absent.
   */
  static Optional<SummaryCondition> field(String name, TextMatcher text) {
    return switch (name) {
      case "FROM" -> Optional.of(addresses(MessageEnvelope::from, text));
      case "TO" -> Optional.of(addresses(MessageEnvelope::to, text));
      case "CC" -> Optional.of(addresses(MessageEnvelope::cc, text));
      case "BCC" -> Optional.of(addresses(MessageEnvelope::bcc, text));
      case "SUBJECT" -> Optional.of(text(s -> s.envelope().subject(), text));
      case "DATE" -> Optional.of(text(s -> s.envelope().date(), text));
      case "MESSAGE-ID" -> Optional.of(text(s -> s.envelope().messageId(), text));
      case "IN-REPLY-TO" -> Optional.of(text(s -> s.envelope().inReplyTo(), text));
      case "REFERENCES" -> Optional.of(text(SummaryFields::references, text));
      default -> Optional.empty();
    };
  }

  private static SummaryCondition text(
      Function<SummaryFields, Optional<String>> field, TextMatcher text) {
    return new SummaryCondition(
        summary -> field.apply(summary).map(EncodedWords::decode).map(text::isIn).orElse(false));
  }

  private static SummaryCondition addresses(
      Function<MessageEnvelope, List<EnvelopeAddress>> field, TextMatcher text) {
    return new SummaryCondition(
        summary -> {
          List<EnvelopeAddress> addresses = field.apply(summary.envelope());
          return !addresses.isEmpty() && text.isIn(asText(addresses));
        });
  }

  private static String asText(List<EnvelopeAddress> addresses) {
    StringBuilder text = new StringBuilder();
    for (EnvelopeAddress address : addresses) {
      if (address.isGroupEnd()) {
        text.append(';');
        continue;
      }
      text.append(text.isEmpty() ? "" : ", ");
      if (address.isGroupStart()) {
        text.append(EncodedWords.decode(address.mailbox().orElse(""))).append(':');
      } else {
        address.decodedName().ifPresent(name -> text.append(name).append(' '));
        text.append('<').append(EncodedWords.decode(address.address().orElse(""))).append('>');
      }
    }
    return text.toString();
  }
}
