package io.mailcore.imap.fetch;

import io.mailcore.imap.wire.FetchItem;
import io.mailcore.imap.wire.FetchItem.BinarySection;
import io.mailcore.imap.wire.FetchItem.BinarySize;
import io.mailcore.imap.wire.Partial;
import io.mailcore.imap.wire.Section;
import io.mailcore.mime.BodyPart;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of one message that are asked for without their transfer encoding (RFC 3516). Each is
 * measured before the first word of the response is written: one that can't be decoded fails the
 * request, and half a response can't be taken back.
 */
final class DecodedSections {

  private final FetchedMessage message;
  private final Deque<FetchItem> todo = new ArrayDeque<>();
  private final Map<FetchItem, DecodedOctets> octets = new HashMap<>();
  private Optional<DecodedOctets> measuring = Optional.empty();

  DecodedSections(FetchPlan plan, FetchedMessage message) {
    this.message = message;
    plan.items().stream()
        .filter(item -> item instanceof BinarySection || item instanceof BinarySize)
        .forEach(todo::add);
  }

  /**
   * Measures on.
   *
   * @return whether there is more to measure
   * @throws io.mailcore.mime.UndecodableException if a part can't be decoded
   */
  boolean measureNext() throws IOException {
    if (measuring.isEmpty() && !todo.isEmpty()) {
      FetchItem item = todo.remove();
      measuring = open(item);
      measuring.ifPresent(found -> octets.put(item, found));
    }
    if (measuring.isPresent() && !measuring.get().measureNext()) {
      measuring = Optional.empty();
    }
    return measuring.isPresent() || !todo.isEmpty();
  }

  private Optional<DecodedOctets> open(FetchItem item) throws IOException {
    Section section = FetchPlan.section(item);
    Optional<Partial> range =
        item instanceof BinarySection binary ? binary.partial() : Optional.empty();
    if (section.equals(Section.WHOLE)) {
      SectionRange.Octets whole = new SectionRange.Octets(0, message.neededContent().size());
      return Optional.of(new DecodedOctets(message.neededContent(), whole, "binary", range));
    }
    MessageLayout layout = MessageLayout.of(message.neededSummary(), message.neededMeta());
    Optional<BodyPart> part = SectionRange.part(section.part(), layout.summary());
    if (part.isEmpty()
        || !(SectionRange.of(section, layout) instanceof SectionRange.Octets encoded)) {
      return Optional.empty();
    }
    return Optional.of(
        new DecodedOctets(message.neededContent(), encoded, encoding(part.get()), range));
  }

  /** Messages and multiparts have no encoding of their own (RFC 2045 section 6.4). */
  private static String encoding(BodyPart part) {
    return part.isMultipart() || part.isMessage() ? "binary" : part.encoding();
  }

  /** The octets of an item; nothing if the message has no such part. */
  Optional<DecodedOctets> of(FetchItem item) {
    return Optional.ofNullable(octets.get(item));
  }
}
