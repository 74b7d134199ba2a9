package io.mailcore.imap.search;

import io.mailcore.mime.BodyPart;
import io.mailcore.mime.HeaderField;
import io.mailcore.mime.HeaderReader;
import io.mailcore.mime.TextDecoding;
import io.mailcore.model.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/** Conditions for which octets of a message are read, as a stream, and decoded on the way. */
final class ContentCondition implements Condition.Leaf {

  /** Where a text is looked for. */
  private interface Place {
    boolean has(Candidate message) throws IOException;
  }

  private final Cost cost;
  private final Place place;

  private ContentCondition(Cost cost, Place place) {
    this.cost = cost;
    this.place = place;
  }

  /**
   * A field of the header.
   *
   * @param name in upper case
   * @param text in the field
   */
  static ContentCondition header(String name, TextMatcher text) {
    return new ContentCondition(
        Cost.HEADER,
        message ->
            inHeader(
                message,
                Optional.empty(),
                field -> field.hasName(name) && text.isIn(field.decodedValue())));
  }

  /** The body: text of all parts, without their headers (RFC 9051 section 6.4.4). */
  static ContentCondition body(TextMatcher text) {
    return new ContentCondition(
        Cost.CONTENT,
        message -> text.matchesAll() || inPart(message, part -> inText(message, part, text)));
  }

  /** The header, the text of all parts or their headers. */
  static ContentCondition text(TextMatcher text) {
    return new ContentCondition(
        Cost.CONTENT,
        message ->
            text.matchesAll()
                || inHeader(message, Optional.empty(), in(text))
                || inPart(
                    message,
                    part -> inPartHeader(message, part, text) || inText(message, part, text)));
  }

  @Override
  public Cost cost() {
    return cost;
  }

  @Override
  public Verdict test(Candidate message) {
    if (!message.reaches(cost)) {
      return Verdict.OPEN;
    }
    try {
      return Verdict.of(place.has(message));
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.DAMAGED, "content can't be read", e);
    }
  }

  private static Predicate<HeaderField> in(TextMatcher text) {
    return field -> text.isIn(field.name() + ": " + field.decodedValue());
  }

  /** Header fields of a part, or of the message, which begins with those of this copy alone. */
  private static boolean inHeader(
      Candidate message, Optional<BodyPart> part, Predicate<HeaderField> wanted)
      throws IOException {
    int prefix = message.meta().prefixLength();
    BodyPart of = part.orElseGet(() -> message.summary().root());
    long start = part.isPresent() ? prefix + of.headerStart() : 0;
    try (InputStream in = message.content().open(start, prefix + of.bodyStart() - start)) {
      HeaderReader header = new HeaderReader(in);
      Optional<HeaderField> field = header.next();
      while (field.isPresent()) {
        if (wanted.test(field.get())) {
          return true;
        }
        field = header.next();
      }
    }
    return false;
  }

  /** Looks at a part of a message. */
  private interface PartPlace {
    boolean has(BodyPart part) throws IOException;
  }

  private static boolean inPart(Candidate message, PartPlace place) throws IOException {
    Deque<BodyPart> todo = new ArrayDeque<>();
    todo.push(message.summary().root());
    while (!todo.isEmpty()) {
      BodyPart part = todo.pop();
      if (place.has(part)) {
        return true;
      }
      part.children().forEach(todo::add);
      part.body().ifPresent(todo::add);
    }
    return false;
  }

  private static boolean inPartHeader(Candidate message, BodyPart part, TextMatcher text)
      throws IOException {
    return part.headerStart() > 0 && inHeader(message, Optional.of(part), in(text));
  }

  private static boolean inText(Candidate message, BodyPart part, TextMatcher text)
      throws IOException {
    if (!part.isText()) {
      return false;
    }
    long start = message.meta().prefixLength() + part.bodyStart();
    InputStream octets = message.content().open(start, part.end() - part.bodyStart());
    try (Reader reader = TextDecoding.reader(part, octets)) {
      return text.isIn(reader);
    }
  }
}
