package io.mailcore.imap.search;

import io.mailcore.imap.wire.SortKey.Field;
import io.mailcore.mime.BaseSubject;
import io.mailcore.mime.EncodedWords;
import io.mailcore.mime.EnvelopeAddress;
import io.mailcore.mime.MessageDate;
import io.mailcore.mime.MessageEnvelope;
import io.mailcore.mime.SummaryFields;
import io.mailcore.spi.store.MessageMeta;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** One value of each message, by which messages are sorted. */
sealed interface SortColumn {

  /** Whether it needs header fields. */
  boolean needsFields();

  /** Adds the value of the next message; fields that can't be read count as absent. */
  void add(MessageMeta meta, Optional<SummaryFields> fields);

  /** Compares the values of two messages, the first one added being 0. */
  int compare(int a, int b);

  /** The column of a field (RFC 5256 section 3, RFC 5957 section 3). */
  static SortColumn of(Field field) {
    return switch (field) {
      case ARRIVAL -> new Numbers(meta -> meta.internalDate().toEpochSecond());
      case SIZE -> new Numbers(MessageMeta::size);
      case DATE -> new SentDates();
      case SUBJECT -> new Texts(envelope -> envelope.subject().map(BaseSubject::of));
      case FROM -> new Texts(envelope -> mailbox(envelope.from()));
      case TO -> new Texts(envelope -> mailbox(envelope.to()));
      case CC -> new Texts(envelope -> mailbox(envelope.cc()));
      case DISPLAYFROM -> new Texts(envelope -> display(envelope.from()));
      case DISPLAYTO -> new Texts(envelope -> display(envelope.to()));
    };
  }

  private static Optional<String> mailbox(List<EnvelopeAddress> addresses) {
    return addresses.stream()
        .findFirst()
        .flatMap(EnvelopeAddress::mailbox)
        .map(EncodedWords::decode);
  }

  private static Optional<String> display(List<EnvelopeAddress> addresses) {
    if (addresses.isEmpty()) {
      return Optional.empty();
    }
    EnvelopeAddress first = addresses.get(0);
    return first
        .decodedName()
        .filter(name -> !name.isEmpty())
        .or(() -> first.address().or(first::mailbox).map(EncodedWords::decode));
  }

  /** When a message was sent, in seconds (RFC 5256 section 2.2). */
  static long sent(MessageMeta meta, Optional<SummaryFields> fields) {
    return fields
        .flatMap(known -> known.envelope().date())
        .flatMap(MessageDate::parse)
        .map(OffsetDateTime::toEpochSecond)
        .orElseGet(() -> meta.internalDate().toEpochSecond());
  }

  /** Dates and sizes: 8 octets for each message. */
  final class Numbers implements SortColumn {

    private final ToLongFunction<MessageMeta> value;
    private final GrowingNumbers values = new GrowingNumbers();

    Numbers(ToLongFunction<MessageMeta> value) {
      this.value = value;
    }

    @Override
    public boolean needsFields() {
      return false;
    }

    @Override
    public void add(MessageMeta meta, Optional<SummaryFields> fields) {
      values.add(value.applyAsLong(meta));
    }

    @Override
    public int compare(int a, int b) {
      return Long.compare(values.get(a), values.get(b));
    }
  }

  /** When messages were sent: 8 octets for each. */
  final class SentDates implements SortColumn {

    private final GrowingNumbers values = new GrowingNumbers();

    @Override
    public boolean needsFields() {
      return true;
    }

    @Override
    public void add(MessageMeta meta, Optional<SummaryFields> fields) {
      values.add(sent(meta, fields));
    }

    @Override
    public int compare(int a, int b) {
      return Long.compare(values.get(a), values.get(b));
    }
  }

  /** Texts: for each message 9 octets and its collation, of which 255 octets count. */
  final class Texts implements SortColumn {

    private final Function<MessageEnvelope, Optional<String>> value;
    private final GrowingTexts values = new GrowingTexts();

    Texts(Function<MessageEnvelope, Optional<String>> value) {
      this.value = value;
    }

    @Override
    public boolean needsFields() {
      return true;
    }

    @Override
    public void add(MessageMeta meta, Optional<SummaryFields> fields) {
      String text = fields.flatMap(known -> value.apply(known.envelope())).orElse("");
      values.add(Casemap.key(text, GrowingTexts.LONGEST));
    }

    @Override
    public int compare(int a, int b) {
      return values.compare(a, b);
    }
  }
}
